import { MIME } from '../../../workers/wire/shown.ts';
import type { ShownRows } from '../../../workers/wire/shownRows.ts';
import type { StoredOutput } from '../ipynb/storedOutput.ts';
import type { CellResult, Results } from './cellResult.ts';
import { shownParts } from '../../../workers/wire/shownParts.ts';

const MOST_ROWS = 10;
const MOST_CHARACTERS = 2000;

/**
 * Of results what is small enough for a link: texts, and tables' first rows. A cell that shows something larger, such
 * as a picture, is left out whole, as half of a result would mislead.
 */
export function smallResults(results: Results): Results {
  return Object.fromEntries(
    Object.entries(results).flatMap(([id, result]): readonly (readonly [string, CellResult])[] => {
      const outputs = result.outputs.map(smallOutput);
      const { sources: _, ...rest } = result;
      return outputs.every((one) => one !== undefined) ? [[id, { ...rest, outputs }]] : [];
    }),
  );
}

function smallOutput(output: StoredOutput): StoredOutput | undefined {
  if (output.kind !== 'shown') return JSON.stringify(output).length <= MOST_CHARACTERS ? output : undefined;
  const { data } = output.shown;
  const { rows } = shownParts(data);
  const small = rows ? { [MIME.rows]: firstRows(rows) } : data;
  return JSON.stringify(small).length <= MOST_CHARACTERS ? { kind: 'shown', shown: { data: small } } : undefined;
}

function firstRows({ sources: _, ...shown }: ShownRows): ShownRows {
  return { ...shown, rows: shown.rows.slice(0, MOST_ROWS) };
}
