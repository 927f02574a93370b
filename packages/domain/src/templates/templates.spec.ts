import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { valuesOfAcknowledgement } from './acknowledgement.js';
import { renderMessage, variablesIn, type RenderedMessage } from './render.js';
import { nameOf, salutationOf } from './salutation.js';
import type { TemplateValues } from './variables.js';

const template = {
  subject: 'Uw vraag {{lead.number}}',
  body: '{{contact.salutation}}\n\nRegel 1\nRegel 2\n\n{{ owner.name }}',
};
const values: TemplateValues = {
  'lead.number': 'INV-2026-0042',
  'contact.salutation': 'Geachte mevrouw Li',
  'owner.name': 'Lore Vandecasteele',
};

function rendered(part: Partial<typeof template>, given: TemplateValues = values): RenderedMessage {
  const result = renderMessage({ ...template, ...part }, given, 'nl');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.message;
}

describe('a template', () => {
  test('is filled in, as text and as the same text in HTML', () => {
    const message = rendered({});
    expect(message.subject).toBe('Uw vraag INV-2026-0042');
    expect(message.text).toBe('Geachte mevrouw Li\n\nRegel 1\nRegel 2\n\nLore Vandecasteele');
    expect(message.html).toContain('<p>Regel 1<br>\nRegel 2</p>');
    expect(message.html).toContain('<html lang="nl">');
  });

  test('with a variable that has no value is refused, and every one of them is named', () => {
    const result = renderMessage(template, { 'lead.number': '  ', 'owner.name': null }, 'nl');
    expect(result).toEqual({
      ok: false,
      problems: [
        { kind: 'missing', name: 'lead.number' },
        { kind: 'missing', name: 'contact.salutation' },
        { kind: 'missing', name: 'owner.name' },
      ],
    });
  });

  test.each([
    ['an unknown variable', '{{lead.secret}}', { kind: 'unknown', name: 'lead.secret' }],
    ['an inherited property', '{{constructor}}', { kind: 'unknown', name: 'constructor' }],
    ['code', '{{7*7}}', { kind: 'unknown', name: '7*7' }],
    ['braces that do not close', 'Beste {{owner.name', { kind: 'malformed', name: '{{' }],
    ['braces in braces', '{{{{owner.name}}}}', { kind: 'malformed', name: '{{' }],
  ])('with %s is refused', (_what, body, problem) => {
    expect(renderMessage({ ...template, body }, values, 'nl')).toEqual({ ok: false, problems: [problem] });
  });

  test('never reads a value as a template', () => {
    const message = rendered({ body: '{{owner.name}}' }, { ...values, 'owner.name': '{{lead.number}} $& $1' });
    expect(message.text).toBe('{{lead.number}} $& $1');
  });

  test('without a subject is refused', () => {
    expect(renderMessage({ subject: ' ', body: 'x' }, values, 'nl')).toMatchObject({ ok: false });
  });

  test('says which variables it names, each once', () => {
    expect(variablesIn({ subject: '{{lead.number}}', body: '{{owner.name}} {{ lead.number }}' })).toEqual([
      'lead.number',
      'owner.name',
    ]);
  });

  test('whatever a value holds, the subject is one line and the HTML has no element of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        fc.pre(value.trim() !== '');
        const given = { ...values, 'lead.number': `x${value}`, 'owner.name': `x${value}<script>` };
        const message = rendered({}, given);
        expect(message.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect([...message.subject].length).toBeLessThanOrEqual(200);
        expect(message.text).not.toMatch(/[^\P{Cc}\n\t]/u);
        expect(
          message.html.replaceAll(/<\/?(p|html|head|body|!doctype)[^>]*>|<br>|<meta charset="utf-8">/gu, ''),
        ).not.toMatch(/[<>]/u);
      }),
    );
  });
});

describe('an acknowledgement', () => {
  test('says nothing that was typed into the form and greets without a name', () => {
    const typed = {
      ...values,
      'lead.title': 'Buy now',
      'contact.name': 'Visit example.com',
      'organisation.name': 'Spam',
    };
    expect(valuesOfAcknowledgement(typed, 'zh')).toEqual({
      'lead.number': 'INV-2026-0042',
      'owner.name': 'Lore Vandecasteele',
      'contact.salutation': '尊敬的女士/先生',
    });
  });
});

describe('a salutation', () => {
  const li = {
    salutation: null,
    familyName: 'Li',
    givenName: 'Na',
    chineseFamilyName: '李',
    chineseGivenName: '娜',
  };

  test('is the one set by hand', () => {
    expect(salutationOf({ ...li, salutation: '尊敬的李总' }, 'zh')).toBe('尊敬的李总');
  });

  test.each([
    ['nl', 'Geachte Na Li', 'Na Li'],
    ['en', 'Dear Na Li', 'Na Li'],
    ['zh', '尊敬的李娜', '李娜'],
  ] as const)('in %s is made from the name otherwise', (language, salutation, name) => {
    expect(salutationOf(li, language)).toBe(salutation);
    expect(nameOf(li, language)).toBe(name);
  });

  test('takes the name of the other script where there is only that', () => {
    const chineseOnly = { ...li, familyName: null, givenName: null };
    expect(salutationOf(chineseOnly, 'en')).toBe('Dear 李娜');
    expect(nameOf({ ...li, chineseFamilyName: null, chineseGivenName: null }, 'zh')).toBe('Na Li');
  });
});
