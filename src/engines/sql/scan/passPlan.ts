import { isLocal } from '../bytes/localAddress.ts';
import type { Step } from '../passes/program.ts';
import type { Part } from '../parts/part.ts';

/** What one pass over a catalogue reads, told to the reader. */
export type CellPlan = {
  readonly catalogue: string;
  readonly columns: readonly string[];
  readonly partitions: number;
  readonly ofPartitions: number;
  readonly rowGroups: number;
  readonly rows: number;
  readonly requests: number;
  readonly bytes: number;
  /** All of it is the reader's own, and nothing is fetched. */
  readonly fromDisk?: true;
  /** At 100 Mb/s and sixty requests a second; of a disk at 500 MB a second. */
  readonly estimatedSeconds: number;
  readonly way: 'split' | 'gathered';
  /** Why rows are gathered before the query can be answered. */
  readonly why?: string;
};

const BYTES_PER_SECOND = 12.5e6;
const REQUESTS_PER_SECOND = 60;
const DISK_BYTES_PER_SECOND = 500e6;

/** The plan of one pass over the parts of a source. */
export function cellPlan(step: Step, name: string, columns: readonly string[], parts: readonly Part[], ofPartitions: number): CellPlan {
  const bytes = parts.reduce((total, part) => total + part.bytes, 0);
  const requests = parts.reduce((total, { files }) => total + files.reduce((n, { ranges }) => n + ranges.length, 0), 0);
  const fromDisk = parts.length > 0 && parts.every(({ files }) => files.every(({ file }) => isLocal(file.url)));
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    catalogue: name,
    columns,
    partitions: parts.length,
    ofPartitions,
    rowGroups: sum((part) => part.rowGroups),
    rows: sum((part) => part.rows),
    requests,
    bytes,
    ...(fromDisk && { fromDisk }),
    estimatedSeconds: fromDisk ? bytes / DISK_BYTES_PER_SECOND : bytes / BYTES_PER_SECOND + requests / REQUESTS_PER_SECOND,
    way: step.gathered === undefined ? 'split' : 'gathered',
    why: step.gathered,
  };
}

/** One line for the progress bar: `hipparcos: 3 columns, 1.2 MB; rows are gathered since it has a window function`. */
export function planLabel({ catalogue, columns, bytes, why }: CellPlan): string {
  const reason = why === undefined ? '' : `; rows are gathered, since ${why}`;
  return `${catalogue}: ${columns.length} column${columns.length === 1 ? '' : 's'}, ${sizeText(bytes)}${reason}`;
}

/** `1.2 MB` */
export function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}
