import type { Cell } from '../notebook/cell.ts';
import type { Analysis } from './analysis.ts';
import { analysePython } from './python/analysePython.ts';

/** Reads a cell's text without running anything. Never fails: what is wrong stands in `failure`. */
export function analyse(cell: Cell): Analysis {
  return analysePython(cell.text);
}
