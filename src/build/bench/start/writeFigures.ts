import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const README = resolve(import.meta.dirname, '../../../../README.md');
const [BEGIN, END] = ['<!-- start-up -->', '<!-- /start-up -->'] as const;

/** Puts the table of start-up times into the place that the README has for it. */
export function writeFigures(table: string): void {
  const text = readFileSync(README, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the README has no place for figures, ${BEGIN} to ${END}`);
  writeFileSync(README, `${text.slice(0, from)}${BEGIN}\n${table}\n${text.slice(to)}`);
}
