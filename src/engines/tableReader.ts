import { checkRunning } from '../../workers/wire/checkRunning.ts';
import type { TableWorker } from '../../workers/tables/contract.ts';
import type { TableFormat } from '../../workers/wire/tableFormat.ts';
import type { FileTable } from '../../workers/tables/fileTable.ts';
import { PART } from '../../workers/wire/partPath.ts';
import { connect, moved, type Connection } from './connect.ts';
import { ownBuffer } from './ownBuffer.ts';
import type { SiteParts } from './siteParts.ts';
import { startWorker } from './startWorker.ts';

/**
 * Reads the table of a file's bytes, which are gone afterwards; fails as `TableWorker.read` does, and with kind
 * `cancelled` when stopped.
 */
export type ReadTable = (
  format: TableFormat,
  bytes: Uint8Array,
  url: string,
  asked?: { readonly number?: number; readonly signal?: AbortSignal },
) => Promise<FileTable>;

/** Reads in a worker of its own, which starts with the first table and ends where a reading is stopped. */
export function readTableIn(parts: SiteParts): ReadTable {
  let connection: Connection<TableWorker> | undefined;
  const files = { language: 'sql', code: PART.tables } as const;
  return async (format, bytes, url, { number, signal } = {}) => {
    checkRunning(signal);
    connection ??= connect<TableWorker>(startWorker(parts, files), 'The reader of tables', () => {
      connection = undefined;
    });
    const stop = () => {
      connection?.end();
      connection = undefined;
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await connection.worker.read(format, moved(ownBuffer(bytes)), url, number);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
}
