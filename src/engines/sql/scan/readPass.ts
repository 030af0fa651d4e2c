import type { Traffic } from '../bytes/traffic.ts';
import type { Parts } from '../parts/part.ts';
import { partsOf } from '../parts/partsOf.ts';
import type { Reading } from '../parts/reading.ts';
import type { Pool } from '../pool/pool.ts';
import type { Source } from '../program/source.ts';
import type { Pass } from '../program/program.ts';
import { checkBudget, checkMemory, checkResult } from './budget.ts';
import type { ReadyPass } from './carryOut.ts';
import { filterSql } from './filterSql.ts';
import { mergeParts } from './mergeParts.ts';
import { passPlan, planLabel, type PassPlan } from './passPlan.ts';
import { Scan } from './scan.ts';

/** What reading the passes of a program needs and may do. */
export type PassRun = Reading & {
  readonly pool: Pool;
  readonly traffic: Traffic;
  readonly memoryBytes: number;
  /** Told each plan before it is carried out. */
  readonly onPlan: (plan: PassPlan) => void;
  /**
   * Told rows of the result while more are on their way; `names` are those of its columns, which lead the rows' own.
   */
  readonly onRows: (ipc: Uint8Array, names: readonly string[]) => void;
  /** Passes are planned and told, and give what they would of no rows. */
  readonly planOnly?: boolean;
};

/**
 * Reads what a pass needs of its source, and makes its table; what was planned. Fails where that is more than may be
 * read.
 */
export async function readPass(ready: ReadyPass, source: Source, run: PassRun): Promise<PassPlan> {
  const { pass, conditions } = ready;
  const need = { ...pass.need, conditions: [...pass.need.conditions, ...conditions] };
  // Each row is one of the result's: as many as are wanted are enough.
  const enough = pass.everyRow && need.conditions.length === 0 ? pass.enough : undefined;
  const found = await partsOf(source, need, run, enough);
  const isCut = enough !== undefined && source.kind === 'catalogue';
  const plan = { ...passPlan(pass, source.name, found), ...(isCut && { enough }) };
  run.onPlan(plan);
  const results = run.planOnly ? [] : await scan(ready, found, plan, run);
  const { coordinator, signal } = run;
  await mergeParts(pass, results, {
    putTable: (name, ipc) => coordinator.putTable(name, ipc),
    run: (sql) => coordinator.query(sql, signal),
  });
  return run.planOnly ? plan : { ...plan, read: run.traffic.take() };
}

async function scan(ready: ReadyPass, { parts }: Parts, plan: PassPlan, run: PassRun): Promise<readonly Uint8Array[]> {
  const { pass, conditions } = ready;
  checkPlan(pass, parts, plan, run);
  const label = planLabel(plan);
  run.onProgress(label, 0, parts.length);
  const onPart: ConstructorParameters<typeof Scan>[2]['onPart'] = ({ done, total, rows, ipc }) => {
    const { broken, size } = run.pool;
    const slower = broken > 0 ? `; ${broken} of ${size} SQL workers did not start` : '';
    run.onProgress(`${label}; ${rows.toLocaleString('en')} rows so far${slower}`, done, total);
    if (pass.preview) run.onRows(ipc, pass.preview);
  };
  const filter = await filterSql(pass.source, conditions, run.coordinator);
  return new Scan(ready, parts, { ...run, onPart }, filter).run();
}

function checkPlan({ everyRow, preview, enough }: Pass, parts: Parts['parts'], plan: PassPlan, run: PassRun): void {
  checkBudget(plan, run.allowedBytes);
  const unpackedBytes = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  checkMemory(plan, unpackedBytes, run.memoryBytes);
  if (everyRow && preview && enough === undefined) checkResult(plan, unpackedBytes, run.memoryBytes);
}
