import type { Language } from '@brug/contracts/http';
import { useEffect, useState } from 'react';
import { checkIdentifier, identifierProblem, type Problems } from './check.js';
import type { Draft } from './draft.js';
import { TextField } from './text-field.js';
import type { Texts } from './text-shape.js';

interface Props {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly problems: Problems;
  readonly language: Language;
  readonly texts: Texts;
}

/** Who they are: the name in any script, and the identifier that links to a firm we know already. */
export function FirmSection({ draft, change, problems, language, texts }: Props) {
  const [left, setLeft] = useState(false);
  const investing = draft.track === 'investment';
  const typed = draft.identifier.trim() !== '';
  const checked = checkIdentifier(draft);
  const place = usePlaceOfCode(investing && checked.ok ? checked.value : undefined, language);

  // While somebody types, being unfinished is no mistake; it becomes one on leaving the field.
  const mistaken = typed && !checked.ok && (left || checked.reason !== 'incomplete');
  const hint = !typed
    ? undefined
    : checked.ok
      ? { text: place ? texts.firm.registeredIn(place.name, place.knownFor) : texts.firm.valid, good: true }
      : { text: identifierProblem(checked, texts) };
  return (
    <fieldset className="section">
      <legend>
        <i>1</i>
        {texts.firm.legend}
      </legend>
      <div className="grid">
        <TextField
          name="firm"
          label={texts.firm.name}
          required
          value={draft.firmName}
          autoComplete="organization"
          problem={problems.firmName}
          onChange={(firmName) => change({ firmName })}
        />
        <TextField
          name="identifier"
          label={investing ? texts.firm.creditCode : texts.firm.enterpriseNumber}
          aside={texts.optional}
          code
          value={draft.identifier}
          maxLength={30}
          problem={
            mistaken && !checked.ok
              ? { message: identifierProblem(checked, texts) }
              : typed
                ? undefined
                : problems.identifier
          }
          hint={hint}
          onBlur={() => setLeft(true)}
          onChange={(identifier) => {
            setLeft(false);
            change({ identifier });
          }}
        />
      </div>
    </fieldset>
  );
}

interface FoundPlace {
  readonly code: string;
  readonly place: { readonly name: string; readonly knownFor: string | undefined } | undefined;
}

/** Where a credit code was registered and what that place is known for, fetched with the first valid code. */
function usePlaceOfCode(code: string | undefined, language: Language) {
  const [found, setFound] = useState<FoundPlace>();
  useEffect(() => {
    if (!code) return undefined;
    let stale = false;
    import('./place-of-code.js').then(
      ({ placeOfCode }) => {
        if (!stale) setFound({ code, place: placeOfCode(code, language) });
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [code, language]);
  return found && found.code === code ? found.place : undefined;
}
