import type { Engine } from '../engines/engine.ts';
import type { LiveValues } from '../engines/liveValues.ts';
import type { Cell, Language } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';
import type { CellState } from './cellState.ts';

/** What the graph is given; it makes none of it itself. */
export type GraphParts = {
  readonly engines: Readonly<Record<Language, Engine>>;
  readonly analyse: (cell: Cell) => Analysis;
  readonly onState: (id: string, state: CellState) => void;
  /** What displayed things own, as a generator of its values. */
  readonly live?: Pick<LiveValues, 'follow'>;
};
