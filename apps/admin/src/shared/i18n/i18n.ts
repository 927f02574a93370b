import i18next from 'i18next';
import type { BackendModule, ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '@brug/contracts/http';
import { loadChineseFont } from './chinese-font.js';
import { languageOf, languages } from './languages.js';

/** Fetches the texts of one namespace in one language. */
export type LoadTexts = (language: string, namespace: string) => Promise<ResourceKey>;

const storageKey = 'brug.language';

/** Prepares translations: one namespace per feature, each loaded when a screen first asks for it in the language of the moment. */
export async function startI18n(load: LoadTexts): Promise<void> {
  const backend: BackendModule = {
    type: 'backend',
    init: () => undefined,
    read: (language: string, namespace: string) => load(language, namespace),
  };
  i18next.on('languageChanged', showLanguage);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: rememberedLanguage(),
      supportedLngs: languages.map(({ code }) => code),
      fallbackLng: false,
      ns: ['common', 'errors'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
}

/** Changes the language of the whole app now, and of this browser from now on. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

/** The language chosen in this browser, else the browser's own. */
export function rememberedLanguage(): Language {
  return languageOf(localStorage.getItem(storageKey) ?? navigator.language);
}

export function hasChosenLanguage(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

function showLanguage(language: string): void {
  const code = languageOf(language);
  document.documentElement.lang = languages.find((known) => known.code === code)?.tag ?? 'en';
  if (code === 'zh') loadChineseFont();
}
