import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { ask } from '../../engines/tap/ask.ts';
import type { Position } from './readPosition.ts';

const SESAME = 'https://cds.unistra.fr/cgi-bin/nph-sesame/-oI/SNV';
const WITHIN_MS = 30_000;

/**
 * Asks the CDS's Sesame (SIMBAD, NED and VizieR) where an object is. Fails with kind `view` for a name that nobody
 * knows, `fetch` when Sesame gives nothing.
 */
export async function sesame(name: string, signal: AbortSignal, url = SESAME): Promise<Position> {
  const { status, bytes } = await ask(
    { url: `${url}?${encodeURIComponent(name.trim())}`, isRepeatable: true },
    { signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]) },
  );
  const text = new TextDecoder().decode(bytes);
  if (status >= 400)
    throw new NotebookError({
      kind: 'fetch',
      message: `Sesame could not look up “${name}”: HTTP ${status}`,
      advice: 'Try again later, or give a position, such as 83.82 -5.39.',
    });
  const position = positionIn(text);
  if (!position)
    throw new NotebookError({
      kind: 'view',
      message: `SIMBAD, NED and VizieR know no “${name}”`,
      advice: 'Check the spelling, or give a position, such as 83.82 -5.39 or 05:35:17 -05:23:28.',
    });
  return position;
}

/** The position in Sesame's answer; undefined where it knows none. */
export function positionIn(text: string): Position | undefined {
  const [, ra, dec] = /^%J\s+([-+\d.]+)\s+([-+\d.]+)/m.exec(text) ?? [];
  return ra === undefined || dec === undefined ? undefined : { raDeg: Number(ra), decDeg: Number(dec) };
}
