import { hasHanzi } from './hanzi.js';

/** Two letters for an avatar: the first of the first and of the last word; for a Chinese name its family name, which is its first character. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (hasHanzi(trimmed)) return [...trimmed][0] ?? '';
  const words = trimmed.split(/[\s-]+/).filter((word) => word !== '');
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase();
}
