import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { FieldDefinition } from '@brug/domain/fields';
import { fieldsOf, LOST_REASONS, TRACKS } from '@brug/domain/tracks';
import { choicesName } from './use-field-texts.js';

interface Texts {
  readonly field: Record<string, string>;
  readonly choice: Record<string, Record<string, string>>;
  readonly unit: Record<string, string>;
  readonly group: Record<string, string>;
}

const fields: readonly FieldDefinition[] = TRACKS.flatMap((track) => fieldsOf(track));

test.each(['nl', 'en', 'zh'])('every field of the registry, its choices and its unit have a text in %s', (language) => {
  const texts = JSON.parse(readFileSync(`src/locales/${language}/leads.json`, 'utf8')) as Texts;
  const missing = fields.flatMap(({ key, choices = [], unit, group }) => [
    ...(texts.field[key.replace('.', '-')] ? [] : [key]),
    ...choices.filter((choice) => !texts.choice[choicesName(key)]?.[choice]).map((choice) => `${key}: ${choice}`),
    ...(unit && !Object.keys(texts.unit).some((name) => name.replace(/_\w+$/, '') === unit.replace('/', '-per-'))
      ? [unit]
      : []),
    ...(texts.group[group] ? [] : [group]),
  ]);
  expect(missing).toEqual([]);
  expect(LOST_REASONS.filter((reason) => !texts.choice['lostReason']?.[reason])).toEqual([]);
});
