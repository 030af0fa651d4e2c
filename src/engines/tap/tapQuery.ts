import type { Progress } from '../../../workers/wire/progress.ts';
import type { Table } from '../../../workers/wire/table.ts';
import type { TapLine } from '../../parse/sql/tapCell.ts';
import { withSources } from '../../catalogue/votable/withSources.ts';
import { askPatiently, type PatientAsking } from './askPatiently.ts';
import { queryForm, type TapQuery } from './queryForm.ts';
import type { ReadTable } from '../tableReader.ts';
import type { TapFormats } from './tapFormats.ts';
import { readReply } from './readReply.ts';
import { runJob } from './runJob.ts';
import { serviceNameOf } from './services.ts';

/** How a query is put to a service. */
export type TapAsking = Pick<PatientAsking, 'signal' | 'proxy' | 'pause' | 'network'> & {
  readonly onProgress: (progress: Progress) => void;
  readonly readTable: ReadTable;
  /** What services answer in; each answers in its own way where none are given. */
  readonly formats?: TapFormats;
};

/**
 * Runs ADQL at a TAP service, at once or as a job. The table has the answer as its source, its warnings tell of a cut
 * or incomplete answer; failures are the service's own words.
 */
export async function tapQuery(
  line: TapLine,
  query: TapQuery,
  { onProgress, readTable, formats, ...asking }: TapAsking,
): Promise<Table> {
  const { host } = new URL(line.url);
  onProgress({ label: `Asking ${host}` });
  const onBytes = (done: number, total?: number) =>
    onProgress({ label: `Reading from ${host}`, done, total, unit: 'bytes' });
  const onWaiting = (label: string) => onProgress({ label });
  const format = await formats?.compact(line.url, asking);
  const form = await queryForm({ ...query, ...(format !== undefined && { format }) });
  const reply = line.isAsync
    ? await runJob(line.url, form, {
        ...asking,
        onBytes,
        onWaiting,
        onPhase: (phase) => onProgress({ label: `${host}: ${phase.toLowerCase()}` }),
      })
    : await askPatiently({ url: `${line.url}/sync`, form, isRepeatable: true }, { ...asking, onBytes, onWaiting });
  return withSources(
    await readReply(reply, (bytes, url) => readTable('votable', bytes, url, { signal: asking.signal })),
    {
      service: serviceNameOf(host),
      protocol: 'TAP',
      url: line.url,
      query: query.adql,
      retrievedAt: new Date().toISOString(),
      ...(reply.job !== undefined && { job: reply.job }),
    },
  );
}
