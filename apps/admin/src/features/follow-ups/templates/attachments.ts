import type { FileRef } from '@brug/contracts/files';
import { LARGEST_ATTACHMENTS, MOST_ATTACHMENTS } from '@brug/domain/templates';

type Files = readonly FileRef[];

export function idsOf(files: Files): string[] {
  return files.map(({ id }) => id);
}

export function areSame(one: Files, other: Files): boolean {
  return idsOf(one).join() === idsOf(other).join();
}

/** What somebody else saved, without what I took away and with what I added, seen from the files both began with. */
export function meetFiles(base: Files, theirs: Files, mine: Files): FileRef[] {
  const has = (files: Files, { id }: FileRef) => files.some((file) => file.id === id);
  const kept = theirs.filter((file) => has(mine, file) || !has(base, file));
  return [...kept, ...mine.filter((file) => !has(base, file) && !has(theirs, file))];
}

export function bytesOf(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Why files cannot be added to those there are; null when they can. */
export function reasonNotToAdd(
  files: readonly { readonly size: number }[],
  added: readonly { readonly size: number }[],
): 'empty' | 'many' | 'large' | null {
  if (added.some(({ size }) => size === 0)) return 'empty';
  if (files.length + added.length > MOST_ATTACHMENTS) return 'many';
  return bytesOf(files) + bytesOf(added) > LARGEST_ATTACHMENTS ? 'large' : null;
}
