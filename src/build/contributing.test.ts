import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** What the recipes would make. */
const MADE = /\/json\/|^cells\/trial/;

it.each(['.github/CONTRIBUTING.md', 'README.md'])('the files and folders that %s names are there', (name) => {
  const text = readFileSync(join(root, name), 'utf8');
  const named = [...text.matchAll(/`((?:src|workers|playwright|cells|public|\.github)\/[\w./-]*)`/g)]
    .map(([, path]) => path!)
    .filter((path) => !MADE.test(path));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
