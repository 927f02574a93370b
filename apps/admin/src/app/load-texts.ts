import type { LoadTexts } from '../shared/i18n/i18n.js';

const files = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', { import: 'default' });

/** Every file of texts is a chunk of its own, fetched when asked for. */
export const loadTexts: LoadTexts = async (language, namespace) => {
  const load = files[`../locales/${language}/${namespace}.json`];
  if (load === undefined) throw new Error(`There are no texts ${namespace} in ${language}`);
  return load() as ReturnType<LoadTexts>;
};
