import { setFlagsFromString } from 'node:v8';
import { runInNewContext, Script } from 'node:vm';
import type { Input } from './adversarial.ts';
import { itemAt } from '../../known/itemAt.ts';
import { recordOf } from '../../known/recordOf.ts';

/**
 * How the cost of a reader grows where its text is doubled: by 2 for a linear one, by 4 for one that looks from every
 * place to the end. Of the longest text, its length and cost.
 */
export type Growth = { readonly ratio: number; readonly characters: number; readonly ms: number };

/** The longest text that is tried. */
const MOST_CHARACTERS = 2 ** 18;
const FIRST_CHARACTERS = 256;
/** A text that takes so long tells something. */
const ENOUGH_MS = 25;
/**
 * What reads the longest text in less looks from no more than a few places to its end; a doubt needs as much to be
 * dispelled.
 */
const SURE_MS = 250;
/** Only ends what would not end by itself. */
const ABORT_MS = 20_000;
/** A ratio above it leaves a doubt: the machine may have been at something else, or memory have grown just there. */
const DOUBTED = 2.6;
/** A ratio below it leaves none: it is nearer to that of a linear reader than to the bound. */
const SETTLED = 2.4;
const REPEATS = 3;

/**
 * Measures how the cost of `read` grows with the length of an input, from short texts up to 1 MB or to what takes long:
 * two lengths side by side, and where they leave a doubt three, again and again. A reader that has to be stopped has no
 * finite ratio.
 */
export async function growthOf(read: (text: string) => unknown, { make }: Input, abortMs = ABORT_MS): Promise<Growth> {
  const cost = (length: number) => costOf(read, make(length), abortMs);
  let characters = FIRST_CHARACTERS;
  let before = Infinity;
  let ms = await cost(characters);
  while (ms < ENOUGH_MS && 4 * characters < MOST_CHARACTERS) {
    characters *= 4;
    before = ms;
    ms = await cost(characters);
  }
  if (ms === Infinity) return { ratio: Infinity, characters, ms };
  if (ms < ENOUGH_MS) characters = MOST_CHARACTERS / 2;
  const isLongest = () => 2 * characters >= MOST_CHARACTERS;
  let [shorter, longer] = [await cost(characters), await cost(2 * characters)];
  const isSteep = ms > ENOUGH_MS && ms > 4 * DOUBTED * before;
  if (longer < Infinity && (isSteep || longer > DOUBTED * shorter)) {
    while (longer < SURE_MS && !isLongest()) {
      characters *= 2;
      [shorter, longer] = [longer, await cost(2 * characters)];
    }
  } else return { ratio: longer / shorter, characters: 2 * characters, ms: longer };
  if (longer < SURE_MS) return { ratio: 1, characters: 2 * characters, ms: longer };
  const costs = [Infinity, shorter, longer];
  const ratioOf = () => Math.sqrt(itemAt(costs, 2) / itemAt(costs, 0));
  // One that looks to the end stays steep however often it is asked: what is not has dispelled the doubt.
  for (let i = 0; i < REPEATS && (i === 0 || !(ratioOf() < SETTLED)); i++) {
    for (const [k, least] of costs.entries()) {
      collectGarbage();
      costs[k] = Math.min(least, await cost(2 ** (k - 1) * characters));
    }
  }
  return { ratio: ratioOf(), characters: 2 * characters, ms: itemAt(costs, 2) };
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const CALL = new Script('skybookReader()');

/**
 * Milliseconds of this process's own work (others share the machine) that a reader costs, whether it gives an answer or
 * fails; infinite where it was stopped.
 */
async function costOf(read: (text: string) => unknown, text: string, abortMs: number): Promise<number> {
  const start = process.cpuUsage();
  try {
    Object.assign(globalThis, { skybookReader: () => read(text) });
    await CALL.runInThisContext({ timeout: abortMs });
  } catch (error) {
    if (recordOf(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return Infinity;
  }
  // What of it is the system's is only guessed.
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
