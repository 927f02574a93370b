interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly lang?: string;
}

interface Props<V extends string> {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** A few choices of which one holds, side by side. */
export function Segmented<V extends string>({ name, label, options, value, onChange }: Props<V>) {
  return (
    <fieldset className="segmented">
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
