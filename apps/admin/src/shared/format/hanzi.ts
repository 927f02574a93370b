const hanzi = /\p{Script=Han}/u;

/** Whether a text holds Chinese characters, and so needs `lang="zh-Hans"` and the Chinese font. */
export function hasHanzi(text: string): boolean {
  return hanzi.test(text);
}
