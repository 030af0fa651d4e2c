import { expose, transfer } from 'comlink';
import { throwFailures } from '../wire/throwFailures.ts';
import type { TableWorker } from './contract.ts';
import { readTable } from './readTable.ts';

/** Serves readers of tables at `wire`. */
export function start(wire: MessagePort): void {
  throwFailures();
  const worker: TableWorker = {
    async read(format, bytes, url, number) {
      const table = readTable(format, new Uint8Array(bytes), url, number);
      return transfer(table, [table.ipc.buffer]);
    },
  };
  expose(worker, wire);
}
