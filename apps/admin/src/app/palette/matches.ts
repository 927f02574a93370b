/** Whether every word typed begins a word of the label, accents and capitals aside. Nothing typed matches everything. */
export function matches(query: string, label: string): boolean {
  const words = fold(label).split(/[\s,·/-]+/);
  return fold(query)
    .split(/\s+/)
    .filter((part) => part !== '')
    .every(
      (part) => words.some((word) => word.startsWith(part)) || (/\p{Script=Han}/u.test(part) && label.includes(part)),
    );
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
