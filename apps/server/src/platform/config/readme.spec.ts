import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeConfig } from './config.js';

const README = join(import.meta.dirname, '../../../../../README.md');
const cells = (table: string) =>
  table
    .trim()
    .split('\n')
    .filter((row) => !/^[|\s:-]+$/.test(row))
    .map((row) => row.split('|').map((cell) => cell.trim()));

test('the README tells the configuration as it is', () => {
  const [, table = ''] = /<!-- config -->([^]*?)<!-- \/config -->/.exec(readFileSync(README, 'utf8')) ?? [];
  expect(cells(table)).toEqual(cells(describeConfig()));
});
