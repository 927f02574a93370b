import { checkCreditCode } from './credit-code.js';
import { checkEnterpriseNumber } from './enterprise-number.js';
import { EMPTY, significantCharacters, textOf, type IdentifierCheck } from './identifier-check.js';

export type OrganisationIdentifierKind = 'enterprise-number' | 'credit-code';

/**
 * One field for both sides, as on the public form: decides by its looks whether an enterprise number or a credit code is being
 * typed. `kind` is the guess, also when the input is refused.
 */
export function checkOrganisationIdentifier(
  input: string,
): IdentifierCheck & { readonly kind?: OrganisationIdentifierKind } {
  const typed = textOf(significantCharacters(input));
  if (typed === '') return EMPTY;
  // Credit codes of firms begin with 9; an enterprise number has 0, 1 or BE in front, at most ten digits.
  const belgian = /^BE?\d{0,11}$/.test(typed) || (/^\d+$/.test(typed) && typed.length <= 11 && !typed.startsWith('9'));
  return belgian
    ? { ...checkEnterpriseNumber(input), kind: 'enterprise-number' }
    : { ...checkCreditCode(input), kind: 'credit-code' };
}
