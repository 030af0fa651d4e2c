import { MIME, type Shown } from '../../../workers/wire/shown.ts';
import { recordOf } from '../../known/recordOf.ts';

/** Whether two shown tables hold the same rows. */
export function sameTable(one: Shown | undefined, other: Shown | undefined): boolean {
  const [bytes, others] = [one, other].map(
    (shown) => shown?.tables?.[String(recordOf(shown.data[MIME.table]).table)]?.ipc,
  );
  return bytes !== undefined && bytes.length === others?.length && bytes.every((byte, at) => byte === others[at]);
}
