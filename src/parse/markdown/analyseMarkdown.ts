import type { Analysis } from '../analysis.ts';
import { findHosts } from '../findHosts.ts';
import { analyseJavaScript } from '../javascript/analyseJavaScript.ts';
import { placeOf } from '../placeOf.ts';
import { findInterpolations, type Interpolation } from './interpolations.ts';
import { findLiteralRanges, isLiteral, type Range } from './literalRanges.ts';

/**
 * What a Markdown cell needs for its `${…}`; its program gives the text and the values to the builtin `md`, a template
 * tag.
 */
export function analyseMarkdown(text: string): Analysis {
  const hosts = findHosts(text);
  const literal = findLiteralRanges(text);
  const interpolations = findInterpolations(text, literal);
  const open = interpolations.find(({ to }) => to === undefined);
  if (open) {
    const message = 'What follows ${ here is not a JavaScript expression closed by }';
    const failure = {
      kind: 'syntax',
      message,
      advice: 'Write \\${ for the signs themselves.',
      ...placeOf(text, open.from - 2),
    } as const;
    return { defines: [], needs: [], stars: [], imports: [], hosts, failure };
  }
  let template = '';
  let place = 0;
  for (const { from, to } of interpolations) {
    template += `${escaped(text, place, from - 2, literal)}\${${bracketed(text.slice(from, to))}}`;
    place = to! + 1;
  }
  const analysis = analyseJavaScript(`md\`${template}${escaped(text, place, text.length, literal)}\``);
  const failure = analysis.failure && { ...analysis.failure, ...placeOfFailure(text, interpolations) };
  return { ...analysis, hosts, ...(failure && { failure }) };
}

/** Lines are kept where possible, so that an error at run time is found in the line it has in the cell. */
function bracketed(code: string): string {
  return code.includes('//') ? `(${code}\n)` : `(${code})`;
}

/** Markdown as the literal part of a template; outside code `\${` becomes `${`. */
function escaped(text: string, start: number, end: number, literal: readonly Range[]): string {
  return text
    .slice(start, end)
    .replace(/\\?\$\{|[\\`]/g, (found, at: number) =>
      !found.endsWith('{') ? `\\${found}` : found.length === 3 && isLiteral(literal, start + at) ? '\\\\\\${' : '\\${',
    );
}

/** Where the first expression begins that fails by itself. */
function placeOfFailure(
  text: string,
  interpolations: readonly Interpolation[],
): ReturnType<typeof placeOf> | undefined {
  const failing = interpolations.find(({ from, to }) => analyseJavaScript(`(${text.slice(from, to)}\n)`).failure);
  return failing && placeOf(text, failing.from - 2);
}
