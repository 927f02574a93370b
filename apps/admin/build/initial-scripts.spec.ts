import { expect, test } from '@jest/globals';
import { initialScripts } from './initial-scripts.js';

const manifest = {
  'index.html': { file: 'assets/index.js', imports: ['_a.js', '_b.js'] },
  '_a.js': { file: 'assets/a.js', imports: ['_b.js'] },
  '_b.js': { file: 'assets/b.js', imports: ['_a.js'] },
  'page.ts': { file: 'assets/page.js', imports: ['_a.js'] },
};

test('what the entry imports counts once however often it is imported; what is loaded later does not', () => {
  expect(initialScripts(manifest, 'index.html')).toEqual(['assets/index.js', 'assets/a.js', 'assets/b.js']);
});

test('an entry that is not in the manifest is an error, not nothing', () => {
  expect(() => initialScripts(manifest, 'inquiry.html')).toThrow('inquiry.html');
});
