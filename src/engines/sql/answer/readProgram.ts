import type { Program } from '../program/program.ts';
import { carryOut } from '../scan/carryOut.ts';
import type { PassPlan } from '../scan/passPlan.ts';
import { readPass } from '../scan/readPass.ts';
import type { Around } from './run.ts';

/** Carries out a program in the page: its sources are read by the pool, and its tables are the coordinator's. */
export async function readProgram({ steps, sources }: Program, around: Around): Promise<readonly PassPlan[]> {
  const plans: PassPlan[] = [];
  const { coordinator, signal, temporaries } = around;
  const holder = {
    run: (sql: string) => coordinator.query(sql, signal),
    made: (table: string) => temporaries.table(table),
  };
  await carryOut(steps, holder, async (ready) => {
    const source = sources.find(({ table }) => table === ready.pass.source);
    if (source) plans.push(await readPass(ready, source, around));
  });
  return plans;
}
