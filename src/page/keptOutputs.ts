import type { Shown } from '../../workers/wire/shown.ts';
import type { Output } from '../graph/cellState.ts';
import { inertOutputs } from '../notebook/ipynb/inertOutputs.ts';
import type { StoredOutput } from '../notebook/ipynb/storedOutput.ts';
import { awaitingPicture } from '../notebook/results/awaitingPicture.ts';
import type { Drawn } from './desk.ts';
import { countText } from '../known/countText.ts';

/** Of a longer text the end is kept. */
const MOST_CHARACTERS = 100_000;
/** A bundle's poorer forms are left out where they are longer than this and a better one is kept. */
const LONG_FORM = 20_000;

/**
 * What a cell showed, in forms that do nothing; `drawnOf` finds what an output is drawn as. Pictures are taken where
 * `withPictures`, once what moves is still.
 */
export async function keptOutputs(
  outputs: readonly Output[],
  drawnOf: (output: Output) => Drawn | undefined,
  withPictures: boolean,
): Promise<readonly StoredOutput[]> {
  const kept = await Promise.all(
    outputs.map(async (output) => {
      if (output.kind === 'stream') return { ...output, text: endOf(output.text) };
      const drawn = drawnOf(output);
      // Of a value of the page there is nothing to keep but what is drawn of it.
      if (output.kind === 'value' && !drawn) return undefined;
      const picture = withPictures ? await drawn?.picture?.() : undefined;
      const better = picture ?? drawn?.kept?.();
      const shown = formsOf(output, drawn, better);
      return { kind: 'shown', shown: drawn?.picture && !better ? awaitingPicture(shown) : shown };
    }),
  );
  return inertOutputs(kept);
}

function formsOf(output: Exclude<Output, { kind: 'stream' }>, drawn: Drawn | undefined, better?: Shown): Shown {
  if (output.kind === 'value')
    return better ?? { data: { 'text/plain': drawn?.element.textContent?.slice(0, MOST_CHARACTERS) ?? '' } };
  const { data, metadata } = output.shown;
  if (!better) return { data, ...(metadata && { metadata }) };
  const short = Object.entries(data).filter(([, form]) => typeof form === 'string' && form.length <= LONG_FORM);
  // HTML beside a figure or table is the same in a poorer form.
  const forms = Object.fromEntries(short.filter(([type]) => type !== 'text/html'));
  return {
    data: { ...forms, ...better.data },
    metadata: { ...metadata, ...better.metadata },
  };
}

function endOf(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const left = text.length - MOST_CHARACTERS;
  return `… ${countText(left)} earlier characters are not kept\n${text.slice(-MOST_CHARACTERS)}`;
}
