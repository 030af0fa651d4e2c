import { bytesText } from '../../../format/bytesText.ts';
import type { ReadBytes } from '../program/readBytes.ts';
import type { Part, FoundParts } from './part.ts';
import type { Pass } from '../program/program.ts';

/** What one pass over a source reads, told to the reader. */
export type PassPlan = {
  readonly catalogue: string;
  readonly columns: readonly string[];
  readonly partitions: number;
  readonly ofPartitions: number;
  readonly rowGroups: number;
  readonly rows: number;
  readonly requests: number;
  readonly bytes: number;
  /** What came, once it has been carried out. */
  readonly read?: ReadBytes;
  /** All of it is the reader's own, and nothing is fetched. */
  readonly fromDisk?: true;
  /** At 100 Mb/s and sixty requests a second; of a disk at 500 MB a second. */
  readonly estimatedSeconds: number;
  /** What a server that makes files is asked for, in words: rows and bytes are guesses then. */
  readonly asked?: string;
  /** The query's LIMIT, where no more is read than holds so many rows. */
  readonly enough?: number;
  readonly way: 'split' | 'gathered';
  /** Why rows are gathered before the query can be answered. */
  readonly why?: string;
};

const BYTES_PER_SECOND = 12.5e6;
const REQUESTS_PER_SECOND = 60;
const DISK_BYTES_PER_SECOND = 500e6;

/** The plan of one pass over the parts of the source `name`. */
export function passPlan({ gathered }: Pass, name: string, { parts, ofParts, columns }: FoundParts): PassPlan {
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  const bytes = sum((part) => part.bytes);
  const requests = sum(({ files }) => files.reduce((n, { ranges, isAsked }) => n + (isAsked ? 1 : ranges.length), 0));
  const asked = parts[0]?.asked;
  const fromDisk = parts.length > 0 && parts.every(({ files }) => files.every(({ isOnDisk }) => isOnDisk));
  const fetching = bytes / BYTES_PER_SECOND + requests / REQUESTS_PER_SECOND;
  return {
    catalogue: name,
    columns,
    partitions: parts.length,
    ofPartitions: ofParts,
    rowGroups: sum((part) => part.rowGroups),
    rows: sum((part) => part.rows),
    requests,
    bytes,
    ...(fromDisk && { fromDisk }),
    ...(asked !== undefined && { asked }),
    estimatedSeconds: fromDisk ? bytes / DISK_BYTES_PER_SECOND : fetching,
    way: gathered === undefined ? 'split' : 'gathered',
    why: gathered,
  };
}

/** One line for the progress bar: `hipparcos: 3 columns, 1.2 MB; rows are gathered since it has a window function`. */
export function planLabel({ catalogue, columns, bytes, why, asked }: PassPlan): string {
  const reason = why === undefined ? '' : `; rows are gathered, since ${why}`;
  return `${catalogue}: ${columns.length} column${columns.length === 1 ? '' : 's'}, ${asked === undefined ? '' : 'about '}${bytesText(bytes)}${reason}`;
}
