import { useTranslation } from 'react-i18next';
import { languageOf } from '../i18n/languages.js';
import { createFormat } from './format.js';
import type { Format } from './format.js';

const made = new Map<string, Format>();

/** The formatter of the language the screen is in. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatIn(i18n.language);
}

export function formatIn(tag: string): Format {
  const language = languageOf(tag);
  const known = made.get(language);
  if (known) return known;
  const format = createFormat(language);
  made.set(language, format);
  return format;
}
