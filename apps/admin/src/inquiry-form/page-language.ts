import type { Language } from '@brug/contracts/http';

/** The languages a public page can be read in, each by its own name. */
export const LANGUAGES = [
  { value: 'zh', label: '中文', lang: 'zh-Hans' },
  { value: 'nl', label: 'Nederlands', lang: 'nl' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

/** What `<html lang>` says for each language. */
export const HTML_LANG: Readonly<Record<Language, string>> = { nl: 'nl-BE', en: 'en-GB', zh: 'zh-Hans' };

/** The language asked for in the address, else the browser's, else English. */
export function initialLanguage(search: string, browser: readonly string[]): Language {
  const asked = new URLSearchParams(search).get('lang');
  for (const tag of [asked, ...browser]) {
    const language = tag?.slice(0, 2).toLowerCase();
    if (language === 'nl' || language === 'en' || language === 'zh') return language;
  }
  return 'en';
}
