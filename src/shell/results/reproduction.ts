import { fromHtml } from '../../notebook/html.ts';
import type { Made } from '../../notebook/made/made.ts';
import { madeOf } from '../../notebook/made/madeOf.ts';
import { partsHere } from '../../notebook/made/partsHere.ts';
import { dataThatDiffers, partsText, partsThatDiffer } from '../../notebook/made/partsThatDiffer.ts';
import type { CellResult, Results } from '../../notebook/results/cellResult.ts';
import { shownText } from '../../notebook/results/shownText.ts';
import type { Notices } from '../bar/notices.ts';
import type { Opening } from '../openRoute.ts';
import { keptVersionUrl } from './keptVersionUrl.ts';

/** What telling of results that came out otherwise needs. */
export type ReproductionParts = {
  readonly notices: Pick<Notices, 'set'>;
  readonly siteUrl: string;
  /** Its file, and what its cells show, as of now. */
  readonly now: () => { readonly html: string; readonly results: Results };
  /** In whole, the results it came with whose pictures are yet to come. */
  readonly whole: () => Promise<Results>;
  /** Does something as the one dialog that is open, or not at all. */
  readonly inDialog: (show: () => Promise<void>) => Promise<void>;
  readonly here?: Made['with'];
};

/** Cells that run one after another are told of together. */
const TOGETHER_MS = 1000;
const MOST_NAMED = 10;

/**
 * Tells with which versions and data the results were made that a notebook came with, where they are others here, and
 * after a run which results are others too.
 */
export class Reproduction {
  readonly #parts: ReproductionParts;
  readonly #then: Results;
  readonly #made: Made;
  readonly #cells: readonly string[];
  readonly #differ: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ html, results = {}, origin }: Pick<Opening, 'html' | 'results' | 'origin'>, parts: ReproductionParts) {
    const notebook = fromHtml(html);
    this.#parts = parts;
    this.#then = results;
    this.#cells = notebook?.cells.map(({ id }) => id) ?? [];
    this.#made = notebook?.made ?? madeOf(results, {});
    const differing = partsThatDiffer(this.#made.with, parts.here ?? partsHere());
    // One's own results of the same parts come out otherwise as often as one means them to.
    this.#differ = origin !== 'own' || differing.length > 0;
    if (differing.length > 0) void this.#tellParts(partsText(differing));
  }

  /** Told of a cell that has run. */
  ran(id: string): void {
    if (this.#differ && Object.hasOwn(this.#then, id))
      this.#timer ??= setTimeout(() => this.#tellChanged(), TOGETHER_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #tellParts(text: string): Promise<void> {
    const { notices, siteUrl } = this.#parts;
    const tell = (url?: string): void =>
      notices.set('made', {
        text: `Its results were made with other versions than this site has: ${text}. A run may give other numbers.`,
        actions: url === undefined ? [] : [{ label: 'Open it with those', run: () => location.assign(url) }],
      });
    tell();
    const url = await keptVersionUrl(siteUrl, this.#made.with);
    if (url !== undefined) tell(`${url}${location.hash}`);
  }

  #tellChanged(): void {
    this.#timer = undefined;
    const { results: now } = this.#parts.now();
    const changed = changedCells(this.#then, now);
    const data = dataThatDiffers(this.#made, madeOf(now, {}));
    const numbers = changed.map((id) => this.#cells.indexOf(id) + 1).filter((number) => number > 0);
    const named = numbers.toSorted((a, b) => a - b).slice(0, MOST_NAMED);
    const more = numbers.length > named.length ? ' and more' : '';
    const cells = `${named.length === 1 ? 'cell' : 'cells'} ${named.join(', ')}${more}`;
    const others = data.length > 0 ? ` Other data than then: ${data.slice(0, 3).join(', ')}.` : '';
    this.#parts.notices.set(
      'changed',
      named.length === 0 && data.length === 0
        ? undefined
        : {
            text: `${named.length > 0 ? `It came with other results than this run gives: ${cells}.` : 'It gives the results that it came with.'}${others}`,
            actions: named.length > 0 ? [{ label: 'Compare results…', run: () => this.#compare() }] : [],
          },
    );
  }

  #compare(): void {
    void this.#parts.inDialog(async () => {
      const { showChanged } = await import('./changedDialog.ts');
      const { html, results } = this.#parts.now();
      await showChanged(html, { ...this.#then, ...(await this.#parts.whole()) }, results);
    });
  }
}

/** Cells whose programs, and all that they depend on, are the same in both, and that show other texts or tables. */
function changedCells(then: Results, now: Results): readonly string[] {
  return Object.entries(now).flatMap(([id, result]) => {
    const before = Object.hasOwn(then, id) ? then[id] : undefined;
    return before && before !== result && isOfSame(before, result) && shownText(before) !== shownText(result)
      ? [id]
      : [];
  });
}

function isOfSame(a: CellResult, b: CellResult): boolean {
  return a.own === b.own && a.made === b.made;
}
