import { identifier } from '../../../../workers/wire/quoted.ts';
import { bytesText } from '../../../format/bytesText.ts';
import { TOO_LARGE, type Pass, type SmallTable, type Step } from '../program/program.ts';
import type { ReadyPass, SentTable } from '../parts/readyPass.ts';
import { countRows } from './countRows.ts';
import { keyConditions } from './keyConditions.ts';
import { countText } from '../../../known/countText.ts';

/** Most bytes of a table (as Arrow, its needed columns) that goes to each worker for a join. */
const SMALL_BYTES = 32e6;

/** The database that holds a program's tables. */
export type Holder = {
  /** Runs one statement; its result as an Arrow IPC stream. */
  run(sql: string): Promise<Uint8Array>;
  /** Told of each table before it is made. */
  made(table: string): void;
};

/** Carries out steps in order; `read` reads what a pass needs and makes its table. */
export async function carryOut(
  steps: readonly Step[],
  holder: Holder,
  read: (ready: ReadyPass) => Promise<void>,
): Promise<void> {
  for (const step of steps) {
    holder.made(step.table);
    if (step.kind === 'pass') await carryOutPass(step, holder, read);
    else await holder.run(`CREATE OR REPLACE TABLE ${identifier(step.table)} AS ${step.sql}`);
  }
}

async function carryOutPass(pass: Pass, holder: Holder, read: (ready: ReadyPass) => Promise<void>): Promise<void> {
  const sent = await sentTables(pass.smalls, holder);
  if ('why' in sent) {
    const { why } = sent;
    const told = (step: Step): Step =>
      step.kind === 'pass' && step.gathered === TOO_LARGE ? { ...step, gathered: why } : step;
    return carryOut((pass.otherwise ?? []).map(told), holder, read);
  }
  await read({ pass, sent, conditions: await keyConditions(pass.keys, holder) });
}

/** Makes the small tables of a pass; those to send, or why one is too large. */
async function sentTables(
  smalls: readonly SmallTable[],
  holder: Holder,
): Promise<readonly SentTable[] | { readonly why: string }> {
  const sent: SentTable[] = [];
  for (const { table, sql, types, label } of smalls) {
    holder.made(table);
    await holder.run(`CREATE OR REPLACE TABLE ${identifier(table)} AS ${sql}`);
    const rows = await countRows(table, (query) => holder.run(query));
    const ipc = rows * types.length <= SMALL_BYTES ? await holder.run(`FROM ${identifier(table)}`) : undefined;
    if (!ipc || ipc.byteLength > SMALL_BYTES) {
      const size = ipc ? bytesText(ipc.byteLength) : `${countText(rows)} rows`;
      return { why: `${label} has ${size}, and at most ${bytesText(SMALL_BYTES)} of a table go to each worker` };
    }
    sent.push({ table, types, ipc });
  }
  return sent;
}
