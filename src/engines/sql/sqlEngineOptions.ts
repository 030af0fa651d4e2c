import type { Read } from '../../catalogue/read.ts';
import type { ByteStore } from '../../store/byteStore.ts';
import type { Carry } from '../engine.ts';
import type { Elsewhere } from '../jupyter/elsewhere.ts';
import type { LocalFiles } from '../localFiles.ts';
import type { ReadSettings } from '../readSettings.ts';
import type { ReadTable } from '../tableReader.ts';
import type { StartWorker } from './pool/startSqlWorker.ts';

/** What the engine of SQL cells is made of. */
export type SqlEngineOptions = {
  /** Absolute address of the site's root, with a slash at the end. */
  readonly siteUrl: string;
  readonly carry: Carry;
  /** Told the names of the tables that are gone when the engine has broken. */
  readonly onLost: (names: readonly string[]) => void;
  readonly settings?: ReadSettings;
  readonly start: StartWorker;
  /** Reads files of tables away from the page. */
  readonly readTable: ReadTable;
  /** The reader's own Jupyter server. */
  readonly elsewhere?: Elsewhere;
  /** Reads files of servers. */
  readonly read: Read;
  /** Files of the reader's disk, by `local://` addresses. */
  readonly local?: LocalFiles;
  /** Keeps the bytes of files; in memory where none is given, since a notebook's frame may keep nothing else. */
  readonly store?: Promise<ByteStore | undefined>;
};
