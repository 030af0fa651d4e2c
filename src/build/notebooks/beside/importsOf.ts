import { readFileSync } from 'node:fs';
import { readNotebook } from '../../../notebook/readNotebook.ts';

const IMPORT = /^[ \t]*(?:from[ \t]+(\w+)[\w.]*[ \t]+import\b|import[ \t]+([\w., \t]+))/gm;

/** The modules that the Python cells of a notebook file import, by their first names. */
export function importsOf(path: string): readonly string[] {
  const cells = readNotebook(readFileSync(path, 'utf8'), path)?.notebook.cells ?? [];
  const found = cells.flatMap(({ language, text }) =>
    language === 'python'
      ? [...text.matchAll(IMPORT)].flatMap(([, from, names]) => from ?? (names ?? '').split(','))
      : [],
  );
  return [...new Set(found.map((name) => /^\w+/.exec(name.trim())?.[0] ?? '').filter((name) => name !== ''))];
}
