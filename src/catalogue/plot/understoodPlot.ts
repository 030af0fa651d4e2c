import type { Column } from '../../../workers/wire/column.ts';
import type { Failure } from '../../../workers/wire/failure.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { PlotWish } from '../../../workers/wire/plot.ts';
import type { Plot } from './plot.ts';
import { readPlot } from './readPlot.ts';

/** The plot that is wished for of these columns. Fails in words, with `about`, where they do not give it. */
export function understoodPlot(
  wish: PlotWish,
  columns: readonly Column[],
  about: Pick<Failure, 'kind' | 'line'>,
): Plot {
  try {
    return readPlot(wish, columns);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new NotebookError({ ...about, message: `This plot cannot be drawn: ${cause.message}.` }, { cause });
  }
}
