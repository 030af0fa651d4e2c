import type { Program } from '../program/program.ts';
import type { Made } from '../program/made.ts';
import { carryOut } from './carryOut.ts';
import type { PassPlan } from '../parts/passPlan.ts';
import { readPass, type PassRun } from './readPass.ts';

/** Carries out a program in the page: its sources are read by the pool, and its tables are the coordinator's. */
export async function readProgram(
  { steps, sources }: Program,
  run: PassRun & { readonly temporaries: Made },
): Promise<readonly PassPlan[]> {
  const plans: PassPlan[] = [];
  const { coordinator, signal, temporaries } = run;
  const holder = {
    run: (sql: string) => coordinator.query(sql, signal),
    made: (table: string) => temporaries.table(table),
  };
  await carryOut(steps, holder, async (ready) => {
    const source = sources.find(({ table }) => table === ready.pass.source);
    if (source) plans.push(await readPass(ready, source, run));
  });
  return plans;
}
