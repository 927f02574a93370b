import { useTranslation } from 'react-i18next';
import type { LocalisedText } from '@brug/contracts/http';
import { languageOf } from './languages.js';

/** Picks the text in the language of the screen. */
export function useLocalised(): (text: LocalisedText) => string {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  return (text) => text[language];
}
