import { element } from '../element.ts';
import type { DiffLine } from './lineDiff.ts';
import type { PartDiff } from './notebookDiff.ts';

/** Lines that are the same in both texts, shown around those that differ. */
const AROUND = 2;
const SIGNS = { same: ' ', gone: '−', new: '+' } as const;
const WORDS = { same: '', gone: 'Gone: ', new: 'New: ' } as const;

/** Differences of two texts of a notebook, part by part. */
export function diffView(parts: readonly PartDiff[], none = 'They say the same.'): HTMLElement {
  const shown = parts.map(({ label, lines }) =>
    element('section', {}, element('h3', {}, label), element('pre', { tabindex: '0' }, ...near(lines).map(lineOf))),
  );
  return element('div', { class: 'diff' }, ...(shown.length > 0 ? shown : [element('p', { class: 'note' }, none)]));
}

function lineOf(line: DiffLine | undefined): HTMLElement {
  if (!line) return element('span', { class: 'line skipped' }, '⋯\n');
  const { kind, text } = line;
  const sign = element('span', { 'aria-hidden': 'true' }, `${SIGNS[kind]} `);
  return element(
    'span',
    { class: `line ${kind}`, 'data-line': kind },
    sign,
    element('span', { class: 'only-heard' }, WORDS[kind]),
    `${text}\n`,
  );
}

/** The lines that differ with those around them; undefined stands for lines left out. */
function near(lines: readonly DiffLine[]): readonly (DiffLine | undefined)[] {
  const isNear = lines.map((_, place) =>
    lines.slice(Math.max(0, place - AROUND), place + AROUND + 1).some(({ kind }) => kind !== 'same'),
  );
  return lines.flatMap((line, place) => (isNear[place] ? [line] : place === 0 || isNear[place - 1] ? [undefined] : []));
}
