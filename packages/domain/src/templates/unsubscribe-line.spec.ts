import { expect, test } from '@jest/globals';
import { renderMessage } from './render.js';
import { MESSAGE_LANGUAGES } from './salutation.js';
import { withUnsubscribeLine } from './unsubscribe-line.js';

const url = 'https://brug.example/unsubscribe/abc?x=1&y="2"';

test.each(MESSAGE_LANGUAGES)(
  'a message in %s ends with the way out of further ones, as text and as a link',
  (language) => {
    const rendered = renderMessage({ subject: 'S', body: 'First.\n\nLast.' }, {}, language);
    if (!rendered.ok) throw new Error('not rendered');
    const message = withUnsubscribeLine(rendered.message, url, language);
    expect(message.subject).toBe('S');
    expect(message.text.startsWith('First.\n\nLast.\n\n')).toBe(true);
    expect(message.text.endsWith(url)).toBe(true);
    expect(message.html).toContain('href="https://brug.example/unsubscribe/abc?x=1&amp;y=&quot;2&quot;"');
    expect(message.html.indexOf('Last.')).toBeLessThan(message.html.indexOf('<a href'));
    expect(message.html.endsWith('</p>\n</body></html>')).toBe(true);
  },
);

test('HTML without an end of its body has the line at its end', () => {
  const message = withUnsubscribeLine({ subject: 'S', text: 'T', html: '<p>T</p>' }, url, 'en');
  expect(message.html).toMatch(/^<p>T<\/p>\n<p .*Unsubscribe here<\/a><\/p>$/u);
});
