import type { ReactNode } from 'react';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly icon?: ReactNode;
}

interface Props {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: readonly string[];
  /** Gets the choice that was pressed; one that holds already is let go. */
  readonly onToggle: (value: string) => void;
  /** As tiles with icons, or as pills. */
  readonly look: 'tiles' | 'pills';
  readonly labelUnseen?: boolean;
  /** Over the whole width of the form. */
  readonly wide?: boolean;
}

/** Choices to press, one or several; pressing one again lets go of it, so nothing optional is a trap. */
export function Choices({ name, label, choices, value, onToggle, look, labelUnseen = false, wide = false }: Props) {
  return (
    <fieldset className={`choices ${look}${wide ? ' wide' : ''}`}>
      <legend className={labelUnseen ? 'unseen' : 'label'}>{label}</legend>
      <div className="choices-row">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="checkbox"
              name={name}
              checked={value.includes(choice.value)}
              onChange={() => onToggle(choice.value)}
            />
            <span>
              {choice.icon}
              {choice.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
