import type { Checked } from './loopChecks.ts';

/**
 * Where in a line of a program a column of the checked program is; lines and columns from 0. A place within a check is
 * where the check was put.
 */
export function uncheckedColumn(
  program: string,
  { added }: Pick<Checked, 'added'>,
  line: number,
  column: number,
): number {
  let start = 0;
  for (let i = 0; i < line; i++) start = program.indexOf('\n', start) + 1;
  const next = program.indexOf('\n', start);
  const end = next < 0 ? program.length : next;
  let before = 0;
  for (const { at, text } of added) {
    if (at < start || at > end) continue;
    const place = at - start + before;
    if (column < place) break;
    if (column < place + text.length) return at - start;
    before += text.length;
  }
  return column - before;
}
