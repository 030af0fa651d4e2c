import { mocToJson } from '../../catalogue/coverage/mocText.ts';
import { readMoc } from '../../catalogue/coverage/readMoc.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { SkyLayer } from '../../../workers/wire/sky.ts';

type Moc = Extract<SkyLayer, { kind: 'moc' }>['moc'];

/** JSON, or ASCII, which is digits and their signs alone: no address is. */
const WRITTEN = /^\s*(?:\{|s?\s*\d{1,2}\/[\d\s,/-]*$)/;

/** A MOC as pixels where it is written out, as JSON or ASCII; an address stays one. Fails with kind `view`. */
export function writtenMoc(moc: Moc): Moc {
  return typeof moc === 'string' && WRITTEN.test(moc) ? mocOf(moc) : moc;
}

/** The pixels of a MOC in any of its forms. Fails with kind `view`, in the reader's terms. */
export function mocOf(source: Uint8Array | string): Exclude<Moc, string> {
  try {
    return mocToJson(readMoc(source));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new NotebookError({ kind: 'view', message: 'A coverage map (MOC) could not be read', detail }, { cause });
  }
}
