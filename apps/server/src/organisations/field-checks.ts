import type { FieldError } from '@brug/contracts/http';
import type { IdentifierAccepted, IdentifierRefusal, MailAddressRefusal } from '@brug/domain/identifiers';

type Refusal = IdentifierRefusal | MailAddressRefusal;

/** Collects what is wrong with a body, field by field, so that one answer names everything. */
export class FieldChecks {
  readonly #errors: FieldError[] = [];

  add(field: string, code: string, message: string): void {
    this.#errors.push({ path: `body.${field}`, code, message });
  }

  /** The value as it is stored, or null when there is none or it is wrong (which is then noted). */
  identifier(
    field: string,
    input: string | null,
    check: (input: string) => IdentifierAccepted | Refusal,
  ): string | null {
    if (input === null) return null;
    const checked = check(input);
    if (checked.ok) return checked.value;
    this.add(field, `identifier.${checked.reason}`, messageOf(checked));
    return null;
  }

  get errors(): readonly FieldError[] {
    return this.#errors;
  }
}

function messageOf(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'empty':
      return 'it is empty';
    case 'incomplete':
      return 'missing' in refusal.detail
        ? `the ${refusal.detail.missing} is missing`
        : `${refusal.detail.expected} characters expected, ${refusal.detail.length} given`;
    case 'length':
      return `${refusal.detail.expected} characters expected, ${refusal.detail.length} given`;
    case 'characters': {
      const { character, position, suggestion } = refusal.detail;
      const meant = suggestion === undefined ? '' : `; ${suggestion} meant?`;
      return `'${character}' at position ${position} is not allowed${meant}`;
    }
    case 'prefix':
      return `it begins with ${refusal.detail.found}, expected ${refusal.detail.expected.join(' or ')}`;
    case 'check-character':
      return `the check character is ${refusal.detail.found}, expected ${refusal.detail.expected}`;
    case 'repairable':
      return `${refusal.detail.suggestion} meant?`;
  }
}
