import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTemplate } from './parse.js';
import { faultsOf, renderMessage, renderText, variablesIn } from './render.js';
import { TEMPLATE_VARIABLES, type TemplateValues } from './variables.js';

const values: TemplateValues = { 'owner.name': 'Lore', 'owner.phone': null };

function textOf(body: string, given: TemplateValues = values): unknown {
  const result = renderText(body, given);
  return result.ok ? result.text : result.problems;
}

describe('a condition in a template', () => {
  test.each([
    ['stands when there is a value', '{{#if owner.name}}by {{owner.name}}{{/if}}', 'by Lore'],
    ['does not stand without one', 'x{{#if owner.phone}} call {{owner.phone}}{{/if}}', 'x'],
    ['has another text instead', '{{#if owner.phone}}call{{else}}write{{/if}}', 'write'],
    ['can ask for the opposite', '{{#unless owner.phone}}write{{else}}call{{/unless}}', 'write'],
    ['stands within another', '{{#if owner.name}}a{{#if owner.phone}}b{{else}}c{{/if}}{{/if}}', 'ac'],
  ])('%s', (_what, body, expected) => {
    expect(textOf(body)).toBe(expected);
  });

  test('hides what is missing in the part that does not stand, and nothing else', () => {
    expect(textOf('{{#if owner.phone}}{{owner.phone}}{{else}}{{lead.number}}{{/if}}')).toEqual([
      { kind: 'missing', name: 'lead.number' },
    ]);
  });

  test('about a variable there is none of is refused wherever it stands', () => {
    expect(textOf('{{#if owner.phone}}{{secret}}{{/if}}')).toEqual([{ kind: 'unknown', name: 'secret' }]);
    expect(textOf('{{#if process.env}}x{{/if}}')).toEqual([{ kind: 'unknown', name: 'process.env' }]);
  });

  test.each([
    ['never closed', '{{#if owner.name}}x', '{{#if owner.name}}'],
    ['closed by the other word', '{{#if owner.name}}x{{/unless}}{{/if}}', '{{/unless}}'],
    ['closed without being opened', 'x{{/if}}', '{{/if}}'],
    ['with two others', '{{#if owner.name}}a{{else}}b{{else}}c{{/if}}', '{{else}}'],
    ['of another kind', '{{#each owner.name}}x{{/each}}', '{{#each owner.name}}'],
  ])('that is %s is refused', (_what, body, name) => {
    expect(faultsOf({ subject: 'x', body })).toContainEqual({ kind: 'malformed', name });
  });

  test('nests at most five deep', () => {
    const nested = (depth: number) => '{{#if owner.name}}'.repeat(depth) + 'x' + '{{/if}}'.repeat(depth);
    expect(textOf(nested(5))).toBe('x');
    expect(faultsOf({ subject: 'x', body: nested(6) })).not.toEqual([]);
  });

  test('names its variable among those of the template', () => {
    expect(variablesIn({ subject: 'x', body: '{{#if owner.phone}}{{owner.name}}{{/if}}' })).toEqual([
      'owner.phone',
      'owner.name',
    ]);
  });

  test('whatever a text is, reading it ends, loses no plain text and never runs anything', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('{{', '}}', '{{else}}', '{{/if}}', '{{/unless}}', '{{#if owner.name}}', '{{#unless lead.title}}'),
      fc.constantFrom(...TEMPLATE_VARIABLES).map((name) => `{{${name}}}`),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const body = pieces.join('');
        const { nodes, malformed } = parseTemplate(body);
        if (!body.includes('{{') && !body.includes('}}')) {
          expect(nodes).toEqual(body === '' ? [] : [{ type: 'text', text: body }]);
          expect(malformed).toEqual([]);
        }
        const full = Object.fromEntries(TEMPLATE_VARIABLES.map((name) => [name, '{{owner.name}}${1+1}']));
        const result = renderMessage({ subject: 'x', body }, full, 'en');
        if (result.ok) expect(result.message.text).not.toMatch(/\$\{2\}|Lore/u);
      }),
    );
  });
});
