import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { PART } from '../../../workers/wire/partPath.ts';
import { isRecord } from '../../known/isRecord.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import type { Plotly } from './plotlyTypes.ts';

/** plotly.js in its strict form, which evaluates no text; the page keeps one instance. */
export async function loadPlotly(parts: SiteParts): Promise<Plotly> {
  try {
    await parts.module(PART.plotly);
  } catch (cause) {
    throw new NotebookError(
      { kind: 'view', message: 'Plotly could not be loaded', advice: 'Check the connection and run the cell again.' },
      { cause },
    );
  }
  // As published it puts itself there.
  const made: unknown = Reflect.get(globalThis, 'Plotly');
  if (!isPlotly(made)) throw new NotebookError({ kind: 'view', message: 'Plotly’s place was taken by something else' });
  return made;
}

function isPlotly(value: unknown): value is Plotly {
  return isRecord(value) && typeof value['newPlot'] === 'function';
}
