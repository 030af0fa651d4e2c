import type { StoredOutput } from '../ipynb/storedOutput.ts';
import type { CellResult, Results } from './cellResult.ts';

const BLANK = 'image/svg+xml';

/** A blank of a picture's size in pixels of the page, which stands where the picture comes later. */
export function blankPicture(
  widthPx: number,
  heightPx: number,
): Pick<Extract<StoredOutput, { kind: 'shown' }>, 'shown'> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}"/>`;
  return {
    shown: {
      data: { [BLANK]: svg, 'text/plain': 'A picture that is on its way' },
      metadata: { [BLANK]: { later: true } },
    },
  };
}

/** Whether a picture of a cell's result is yet to come. */
export function comesLater({ outputs }: CellResult): boolean {
  return outputs.some((output) => output.kind === 'shown' && output.shown.metadata?.[BLANK]?.['later'] === true);
}

/** Results of which nothing is yet to come. */
export function wholeResults(results: Results): Results {
  return Object.fromEntries(Object.entries(results).filter(([, result]) => !comesLater(result)));
}
