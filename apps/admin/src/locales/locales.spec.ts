import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { ERROR_CODES } from '@brug/contracts/http';

type Texts = { readonly [key: string]: string | Texts };
const languages = ['en', 'nl', 'zh'] as const;
const plural = /_(?:zero|one|two|few|many|other)$/;

/** Texts that are rightly the same in two languages, by `namespace:key`. */
const sameOnPurpose: ReadonlySet<string> = new Set(
  readFileSync('src/locales/same-on-purpose.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
);

function textsOf(language: string, namespace: string): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (texts: Texts, path: string) => {
    for (const [key, value] of Object.entries(texts)) {
      if (typeof value === 'string') flat.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(`src/locales/${language}/${namespace}.json`, 'utf8')) as Texts, '');
  return flat;
}

const namespacesOf = (language: string) =>
  readdirSync(`src/locales/${language}`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted();
const placeholdersOf = (text: string) => (text.match(/{{\w+}}/g) ?? []).toSorted();
const baseKeys = (texts: Map<string, string>) =>
  [...new Set([...texts.keys()].map((key) => key.replace(plural, '')))].toSorted();

test('every language has the same namespaces', () => {
  expect(namespacesOf('nl')).toEqual(namespacesOf('en'));
  expect(namespacesOf('zh')).toEqual(namespacesOf('en'));
});

describe.each(namespacesOf('en'))('%s', (namespace) => {
  const english = textsOf('en', namespace);

  test.each(['nl', 'zh'] as const)('says the same things in %s', (language) => {
    expect(baseKeys(textsOf(language, namespace))).toEqual(baseKeys(english));
  });

  test.each(languages)('leaves nothing empty in %s', (language) => {
    const empty = [...textsOf(language, namespace)].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test.each(languages)('counts in the plural forms of %s', (language) => {
    const texts = textsOf(language, namespace);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of new Set(
      [...texts.keys()].filter((name) => plural.test(name)).map((name) => name.replace(plural, '')),
    )) {
      const found = [...texts.keys()].filter((name) => name.replace(plural, '') === key && plural.test(name));
      expect(found.map((name) => name.slice(key.length + 1)).toSorted()).toEqual(forms.toSorted());
    }
  });

  test.each(['nl', 'zh'] as const)('fills in the same values in %s', (language) => {
    for (const [key, text] of textsOf(language, namespace)) {
      const original = english.get(key);
      if (original !== undefined) expect([key, ...placeholdersOf(text)]).toEqual([key, ...placeholdersOf(original)]);
    }
  });

  test.each(['nl', 'zh'] as const)('is translated into %s, not copied', (language) => {
    const copied = [...textsOf(language, namespace)]
      .filter(([key, text]) => english.get(key) === text && /\p{L}{2}/u.test(text.replaceAll(/{{\w+}}/g, '')))
      .map(([key]) => `${language} ${namespace}:${key}`)
      .filter((key) => !sameOnPurpose.has(key));
    expect(copied).toEqual([]);
  });
});

test.each(languages)('every error code has its sentence in %s', (language) => {
  const sentences = textsOf(language, 'errors');
  const forgotten = [...ERROR_CODES, 'network.unreachable'].filter((code) => !sentences.has(code));
  expect(forgotten).toEqual([]);
});
