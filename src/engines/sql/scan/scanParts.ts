import type { Part } from '../parts/part.ts';
import type { ReadyPass } from '../parts/readyPass.ts';
import type { Member } from '../pool/member.ts';
import { filterSql } from './filterSql.ts';
import { Scan, type ScanRun } from './scan.ts';
import { countText } from '../../../known/countText.ts';

/** What scanning needs beside a pass and its parts. */
export type PartsRun = Omit<ScanRun, 'onPart'> & {
  readonly coordinator: Member;
  readonly onProgress: (label: string, done: number, total: number) => void;
  /**
   * Told rows of the result while more are on their way; `names` are those of its columns, which lead the rows' own.
   */
  readonly onRows: (ipc: Uint8Array, names: readonly string[]) => void;
};

/** What a pass' partial query gives of each part, as Arrow IPC in their order; progress is told behind `label`. */
export async function scanParts(
  ready: ReadyPass,
  parts: readonly Part[],
  label: string,
  run: PartsRun,
): Promise<readonly Uint8Array[]> {
  const { pass, conditions } = ready;
  run.onProgress(label, 0, parts.length);
  const onPart: ScanRun['onPart'] = ({ done, total, rows, ipc }) => {
    const { broken, size } = run.pool;
    const slower = broken > 0 ? `; ${broken} of ${size} SQL workers did not start` : '';
    run.onProgress(`${label}; ${countText(rows)} rows so far${slower}`, done, total);
    if (pass.preview) run.onRows(ipc, pass.preview);
  };
  const filter = await filterSql(pass.source, conditions, run.coordinator);
  return new Scan(ready, parts, { ...run, onPart }, filter).run();
}
