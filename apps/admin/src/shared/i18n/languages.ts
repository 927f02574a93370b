import type { Language } from '@brug/contracts/http';

/** The languages of the product, each by its own name. */
export const languages = [
  { code: 'nl', name: 'Nederlands', tag: 'nl' },
  { code: 'en', name: 'English', tag: 'en' },
  { code: 'zh', name: '中文', tag: 'zh-Hans' },
] as const satisfies readonly { code: Language; name: string; tag: string }[];

/** The product's language for a tag such as `nl-BE` or `zh-Hans-CN`; English for any other. */
export function languageOf(tag: string): Language {
  return languages.find(({ code }) => tag.toLowerCase().startsWith(code))?.code ?? 'en';
}
