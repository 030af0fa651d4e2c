import type { Difference } from '../../notebook/compare/compareNotebooks.ts';
import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';
import { lineDiff, type DiffLine } from './lineDiff.ts';

/**
 * How two versions stand to each other: whether the lines of theirs are the earlier ones, and what a part is called
 * that only one of them has.
 */
export type Direction = {
  readonly theirsFirst: boolean;
  readonly onlyMine: string;
  readonly onlyTheirs: string;
  /** What a press takes over, and what it says from then on. */
  readonly take: string;
  readonly taken: string;
};

/** Lines that are the same in both texts, shown around those that differ. */
const AROUND = 2;
const SIGNS = { same: ' ', gone: '−', new: '+' } as const;
const WORDS = { same: '', gone: 'Gone: ', new: 'New: ' } as const;

/**
 * Differences of two versions, part by part. With `onPick` each that can be taken over has a button that does, or takes
 * it back; it is told of all that are chosen.
 */
export function differencesView(
  differences: readonly Difference[],
  direction: Direction,
  { none = 'They say the same.', onPick }: { none?: string; onPick?: (picked: readonly Difference[]) => void } = {},
): HTMLElement {
  const picked = new Set<Difference>();
  const pickOf = (difference: Difference): readonly HTMLElement[] => {
    if (!onPick || !difference.change) return [];
    const made = button(
      direction.take,
      () => {
        if (!picked.delete(difference)) picked.add(difference);
        const isPicked = picked.has(difference);
        made.setAttribute('aria-pressed', String(isPicked));
        made.textContent = isPicked ? direction.taken : direction.take;
        onPick(differences.filter((one) => picked.has(one)));
      },
      { 'aria-pressed': 'false', class: 'take' },
    );
    return [made];
  };
  const parts = differences.map((difference) => {
    const { label, where, mine, theirs, shown, pictures, change } = difference;
    const name =
      where === 'both'
        ? `${label}${change ? '' : ': only what it showed'}`
        : `${label}, ${where === 'mine' ? direction.onlyMine : direction.onlyTheirs}`;
    return make(
      'section',
      { 'data-difference': change?.kind ?? 'shown' },
      make('h3', {}, name, ...pickOf(difference)),
      ...(change ? [linesView(mine, theirs, direction)] : []),
      ...(shown ? [make('h4', {}, 'What it showed'), linesView(shown.mine, shown.theirs, direction)] : []),
      ...(pictures ? [picturesView(pictures, direction)] : []),
    );
  });
  return make('div', { class: 'diff' }, ...(parts.length > 0 ? parts : [make('p', { class: 'note' }, none)]));
}

function linesView(mine: string, theirs: string, { theirsFirst }: Direction): HTMLElement {
  const lines = theirsFirst ? lineDiff(theirs, mine) : lineDiff(mine, theirs);
  return make('pre', { tabindex: '0' }, ...near(lines).map(lineOf));
}

function picturesView({ mine, theirs }: NonNullable<Difference['pictures']>, { theirsFirst }: Direction): HTMLElement {
  const sides = [
    { sign: SIGNS.gone, word: 'Before', all: theirsFirst ? theirs : mine },
    { sign: SIGNS.new, word: 'After', all: theirsFirst ? mine : theirs },
  ];
  return make(
    'div',
    { class: 'pictures' },
    ...sides.map(({ sign, word, all }) =>
      make(
        'figure',
        {},
        make('figcaption', {}, `${sign} ${all.length === 0 ? 'no picture' : ''}`),
        ...all.map((src) => make('img', { src, alt: word })),
      ),
    ),
  );
}

function lineOf(line: DiffLine | undefined): HTMLElement {
  if (!line) return make('span', { class: 'line skipped' }, '⋯\n');
  const { kind, text } = line;
  const sign = make('span', { 'aria-hidden': 'true' }, `${SIGNS[kind]} `);
  return make(
    'span',
    { class: `line ${kind}`, 'data-line': kind },
    sign,
    make('span', { class: 'only-heard' }, WORDS[kind]),
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
