import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const README = resolve(import.meta.dirname, '../../../README.md');

/** Puts a table of figures into the place that the README has for those of this name. */
export function writeFigures(name: 'start-up' | 'catalogue', table: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(README, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the README has no place for figures, ${begin} to ${end}`);
  writeFileSync(README, `${text.slice(0, from)}${begin}\n${table}\n${text.slice(to)}`);
}
