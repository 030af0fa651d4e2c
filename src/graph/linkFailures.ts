import type { Failure } from '../../workers/wire/failure.ts';
import type { Language } from '../notebook/cell.ts';

const REORDER = 'Let cells run in order, as in Jupyter';

/** A name that nobody defines; `near` is one that differs in letters' case alone. */
export function unknownName(name: string, language: Language, near: string | undefined): Failure {
  const what = language === 'sql' ? `No cell makes a table or value called ${name}` : `No cell defines ${name}`;
  return {
    kind: 'name',
    message: what,
    advice: near
      ? `Did you mean ${near}?`
      : (ofVizier(name, language) ?? 'Check the spelling, or add a cell that defines it.'),
  };
}

/** What to do about the name of a table of VizieR, as `I/239/hip_main` or `J/A+A/616/A1/table2`. */
function ofVizier(name: string, language: Language): string | undefined {
  if (language !== 'sql' || !/^([IVX]+|J\/[\w+&.]+)\/[\w+]+(\/[\w.+-]+)+$/.test(name)) return undefined;
  return 'Tables of VizieR are asked there: write its TAP service as the first line,  -- @tap https://tapvizier.cds.unistra.fr/TAPVizieR/tap';
}

/** A name that another cell than Python's defines again. */
export function definedTwice(name: string, places: readonly number[]): Failure {
  return {
    kind: 'name',
    message: `${name} is defined more than once: in cells ${places.join(', ')}`,
    advice: 'A name that cells of other languages use belongs to one cell. Rename all but one.',
  };
}

/** A name that a cell reads and that several Python cells define. */
export function definedByMany(name: string, places: readonly number[]): Failure {
  return {
    kind: 'name',
    message: `Needs ${name}, but it is defined in cells ${places.join(', ')}`,
    advice: 'A name that another cell reads belongs to one cell. Rename all but one.',
    reorder: REORDER,
  };
}

/** A name that begins with `_`, of another cell. */
export function privateName(name: string, owner: number): Failure {
  return {
    kind: 'name',
    message: `${name} belongs to cell ${owner} alone, as names that begin with _ do`,
    advice: `Give it a name without _ in cell ${owner}.`,
    reorder: REORDER,
  };
}

/** A change of a name that another cell has defined. */
export function changesAnother(name: string, owner: number, inPython: boolean): Failure {
  return {
    kind: 'name',
    message: `${name} belongs to cell ${owner} and cannot be changed here`,
    advice: `Give the changed value a name of its own, or change it in cell ${owner}.`,
    ...(inPython && { reorder: REORDER }),
  };
}

/** A change of a name that nobody has defined. */
export function changedBeforeDefined(name: string): Failure {
  return {
    kind: 'name',
    message: `${name} is changed before it has a value`,
    advice: 'Give it a value first in this cell.',
  };
}

/** Cells that need each other. */
export function circular(places: readonly number[]): Failure {
  return {
    kind: 'name',
    message: `Cells ${places.join(', ')} need each other, so none can run first`,
    advice: 'Break the circle: move what they share to a cell of its own.',
  };
}
