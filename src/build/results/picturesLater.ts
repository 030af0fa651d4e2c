import type { StoredOutput } from '../../notebook/ipynb/storedOutput.ts';
import { blankPicture } from '../../notebook/results/laterPicture.ts';
import type { CellResult, Results } from '../../notebook/results/cellResult.ts';
import { pictureSize } from './pictureSize.ts';

/** Pictures of fewer characters come with the texts. */
const LARGE = 8000;

/** Results as they are read first, with blanks for large pictures, and in whole those of the cells that have such. */
export function picturesLater(results: Results): { readonly first: Results; readonly later: Results } {
  const pairs = Object.entries(results).map(([id, result]) => [id, result, withBlanks(result)] as const);
  return {
    first: Object.fromEntries(pairs.map(([id, result, blank]) => [id, blank ?? result])),
    later: Object.fromEntries(pairs.flatMap(([id, result, blank]) => (blank ? [[id, result]] : []))),
  };
}

function withBlanks(result: CellResult): CellResult | undefined {
  const outputs = result.outputs.map((output) => blankOf(output) ?? output);
  return outputs.every((output, i) => output === result.outputs[i]) ? undefined : { ...result, outputs };
}

function blankOf(output: StoredOutput): StoredOutput | undefined {
  if (output.kind !== 'shown') return undefined;
  const { data, metadata } = output.shown;
  for (const type of ['image/png', 'image/webp']) {
    const picture = data[type];
    if (typeof picture !== 'string' || picture.length < LARGE) continue;
    const size = pictureSize(Buffer.from(picture, 'base64'));
    if (!size) continue;
    const width = metadata?.[type]?.['width'];
    const scale = typeof width === 'number' ? width / size.width : 1;
    return { kind: 'shown', ...blankPicture(size.width * scale, size.height * scale) };
  }
  return undefined;
}
