import { identifier } from '../../../../workers/wire/quoted.ts';
import type { DatabaseFiles } from '../pool/databaseFiles.ts';
import type { Member } from '../pool/member.ts';
import type { SentTables } from './sentTables.ts';
import type { Task } from './task.ts';

/** A task's bytes on their way into a worker: `asked` once their requests are made, `fetched` once they are there. */
export type Coming = { readonly asked: Promise<unknown>; readonly fetched: Promise<unknown> };

/** From where bytes come. */
export type Fetching = {
  readonly files: DatabaseFiles;
  readonly sent: SentTables;
  readonly signal: AbortSignal;
};

/** Starts to bring what a task reads into a worker. */
export function bringTask(member: Member, { parts }: Task, { files, sent, signal }: Fetching): Coming {
  const open = async () => {
    await member.ready();
    await sent.to(member);
    for (const { table, ipc } of shippedOf(parts)) await member.replaceTable(table, await ipc());
    return files.open(
      member,
      parts.flatMap((part) => part.files),
    );
  };
  const asked = open();
  const fetched = asked.then((bring) => bring(signal));
  // Whoever waits for it hears of a failure; a task that is given up has nobody who does.
  fetched.catch(() => undefined);
  return { asked, fetched };
}

/** Drops what was shipped for a task. */
export async function dropShipped(member: Member, { parts }: Task): Promise<void> {
  for (const { table } of shippedOf(parts)) {
    await member.query(`DROP TABLE IF EXISTS ${identifier(table)}`).catch(() => undefined);
  }
}

function shippedOf(parts: Task['parts']) {
  return parts.flatMap(({ shipped = [] }) => shipped);
}
