import type { Notebook } from '../notebook/notebook.ts';
import { analyse } from '../parse/analyse.ts';
import type { Writing } from './writeScript.ts';

/** What running a notebook elsewhere takes where nothing of it may run: what its texts say. */
export function writingUnrun({ cells }: Notebook): Writing {
  const python = cells.filter(({ language }) => language === 'python');
  return {
    known: {
      written: new Map(),
      values: new Map(),
      readInPython: new Set(python.flatMap((cell) => analyse(cell).needs)),
    },
    asked: {},
    analyse,
  };
}
