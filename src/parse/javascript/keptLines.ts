import type { transpileJavaScript } from '@observablehq/notebook-kit';
import { recordOf } from '../../known/recordOf.ts';

type Transpiled = ReturnType<typeof transpileJavaScript>;

/** As much of an ESTree node as is asked here. */
type Declaration = { readonly type: string; readonly start: number; readonly end: number };

/** A cell's program in which line n is line n of the cell; the cell's own text begins at `start`. */
export type KeptLines = { readonly body: string; readonly start: number };

const linesIn = (text: string): number => text.split('\n').length - 1;

function isImport(node: unknown): node is Declaration {
  return recordOf(node).type === 'ImportDeclaration';
}

/** The import declarations at the top level of a cell, which transpiling takes out and puts before the rest. */
export function importsOf(tree: unknown): readonly Declaration[] {
  const { body } = recordOf(tree);
  return Array.isArray(body) ? body.filter(isImport) : [];
}

/** The text with as many ends of lines behind each import declaration as are in it, so that none is lost with it. */
export function padded(text: string, imports: readonly Declaration[]): string {
  let from = 0;
  const pieces = imports.map(({ start, end }) => {
    const piece = `${text.slice(from, end)} ${'\n'.repeat(linesIn(text.slice(start, end)))}`;
    from = end;
    return piece;
  });
  return pieces.join('') + text.slice(from);
}

/** Puts what transpiling has added before a padded text into the line in which the text begins. */
export function keptLines(
  text: string,
  imports: readonly Declaration[],
  { body, outputs = [] }: Transpiled,
  isExpression: boolean,
): KeptLines {
  const whole = padded(text, imports);
  // Transpiling drops one end of line at either end.
  const first = whole.startsWith('\n') ? 1 : 0;
  const last = whole.length > 1 && whole.endsWith('\n') ? 1 : 0;
  const own =
    linesIn(whole) - first - last - imports.reduce((sum, { start, end }) => sum + linesIn(text.slice(start, end)), 0);
  const after = 1 + (outputs.length > 0 ? 1 : 0) + (isExpression ? 1 : 0);
  const before = linesIn(body) - own - after;
  let start = 0;
  for (let i = 0; i < before; i++) start = body.indexOf('\n', start) + 1;
  const line = '\n'.repeat(first);
  return { body: `${line}${body.slice(0, start).replaceAll('\n', ' ')}${body.slice(start)}`, start: first + start };
}
