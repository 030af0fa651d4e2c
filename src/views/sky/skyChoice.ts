import { itemAt } from '../../known/itemAt.ts';
import { chosenNote } from '../linked/chosenNote.ts';
import type { ChosenRows, LinkedRows, LinkedView } from '../linked/linkedRows.ts';
import { arrowGrid } from '../table/arrowGrid.ts';
import type { GridData } from '../table/gridData.ts';
import { make } from '../../dom/make.ts';
import type { Aladin, AladinCatalogue, AladinLibrary } from './aladin.ts';
import { chosenId } from './layerId.ts';
import type { ReadyLayer } from './skyLayers.ts';

const CHOSEN = '#ff3b30';

type TableLayer = Extract<ReadyLayer, { readonly kind: 'table' }>;

/** A sky's layer of a table, and the circles around its chosen rows. */
type Choosable = {
  readonly index: number;
  readonly layer: TableLayer;
  readonly grid: GridData;
  readonly circles: AladinCatalogue;
  view?: LinkedView;
  chosen: ChosenRows;
};

/** The chosen rows of a sky's tables, which have circles; chosen with all views of the same rows. */
export class SkyChoice {
  readonly element: HTMLElement;
  readonly #library: AladinLibrary;
  readonly #layers: readonly Choosable[];
  readonly #note = chosenNote(() => this.clear());

  /** Once its layers are on the sky, so that the circles lie over them. */
  constructor(library: AladinLibrary, aladin: Aladin, layers: readonly ReadyLayer[], linked: LinkedRows | undefined) {
    this.#library = library;
    this.element = make('span', { class: 'sky-choice' }, this.#note.element);
    this.#layers = layers.flatMap((layer, index) => {
      if (layer.kind !== 'table') return [];
      const circles = library.catalog({
        ...{ name: chosenId(index), color: CHOSEN, shape: 'circle', sourceSize: layer.size + 8 },
      });
      aladin.addCatalog(circles);
      return [{ index, layer, circles, grid: arrowGrid(layer.arrow), chosen: new Set<number>() }];
    });
    for (const one of this.#layers) one.view = linked?.join(one.grid, (rows) => this.#show(one, rows));
  }

  /** The rows of a layer's table. */
  gridOf(index: number): GridData | undefined {
    return this.#layers.find((one) => one.index === index)?.grid;
  }

  /** Chooses rows of a layer's table, here and in the other views. */
  choose(index: number, rows: ChosenRows): void {
    const one = this.#layers.find((known) => known.index === index);
    if (!one) return;
    this.#show(one, rows);
    one.view?.choose(rows);
  }

  /** Whether any row is chosen. */
  get isEmpty(): boolean {
    return this.#layers.every(({ chosen }) => chosen.size === 0);
  }

  clear(): void {
    for (const { index, chosen } of this.#layers) if (chosen.size > 0) this.choose(index, new Set());
  }

  end(): void {
    for (const { view } of this.#layers) view?.leave();
  }

  #show(one: Choosable, rows: ChosenRows): void {
    one.chosen = rows;
    this.#note.say(this.#layers.find(({ chosen }) => chosen.size > 0)?.chosen ?? rows);
    const { rows: placed, raDeg, decDeg } = one.layer.positions;
    const sources = Array.from(placed).flatMap((row, i) =>
      rows.has(row) ? [this.#library.source(itemAt(raDeg, i), itemAt(decDeg, i), { layer: one.index, row })] : [],
    );
    one.circles.clear();
    if (sources.length > 0) one.circles.addSources(sources);
  }
}
