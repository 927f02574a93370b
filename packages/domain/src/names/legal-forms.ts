/** Words that say what kind of company it is, folded, of the countries the agency meets. */
const LATIN: ReadonlySet<string> = new Set(
  (
    'nv sa bv bvba sprl srl cv cvba vof commv comm cva vzw asbl se gmbh ag kg sarl sas plc llc llp inc ltd limited ' +
    'corp co'
  ).split(' '),
);

/** Chinese company forms, longest first, with the words they are read in. */
const CHINESE: readonly (readonly [form: string, words: readonly string[]])[] = [
  ['股份有限公司', ['股份', '有限', '公司']],
  ['有限责任公司', ['有限', '责任', '公司']],
  ['有限公司', ['有限', '公司']],
  ['分公司', ['分公司']],
  ['公司', ['公司']],
];

export function isLegalForm(foldedWord: string): boolean {
  return LATIN.has(foldedWord);
}

/** A Chinese company name cut into its own part and the words of its legal form at the end: 锦兰纺织 and 有限, 公司. */
export function splitLegalForm(name: string): { readonly own: string; readonly form: readonly string[] } {
  const found = CHINESE.find(([form]) => name.endsWith(form) && name.length > form.length);
  return found ? { own: name.slice(0, -found[0].length), form: found[1] } : { own: name, form: [] };
}
