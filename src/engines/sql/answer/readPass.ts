import { tableFromIPC } from 'apache-arrow';
import { checkPlan } from '../parts/checkPlan.ts';
import { planLabel, type PassPlan } from '../parts/passPlan.ts';
import { planPass } from '../parts/planPass.ts';
import type { Reading } from '../parts/reading.ts';
import type { ReadyPass } from '../parts/readyPass.ts';
import type { ReadBytes } from '../program/readBytes.ts';
import type { Source } from '../program/source.ts';
import { mergeParts } from '../scan/mergeParts.ts';
import { scanParts, type PartsRun } from '../scan/scanParts.ts';
import { nearPass, type NearPass, type PlannedReady } from './nearPass.ts';

/** What reading the passes of a program needs and may do. */
export type PassRun = Reading &
  PartsRun & {
    /** What has come since this was asked last. */
    readonly takeRead: () => ReadBytes;
    /** Told each plan before it is carried out. */
    readonly onPlan: (plan: PassPlan) => void;
  };

/**
 * Reads what a pass needs of its source, and makes its table; what was planned. Fails where that is more than may be
 * read.
 */
export async function readPass(ready: ReadyPass, source: Source, run: PassRun): Promise<PassPlan> {
  const whole = { ready, planned: await planPass(ready, source, run) };
  const near = await nearPass(whole, source, run);
  const { of, results } = (near && (await readNear(near, run))) ?? { of: whole, results: await readParts(whole, run) };
  await mergeParts(of.ready.pass, results, {
    putTable: (name, ipc) => run.coordinator.putTable(name, ipc),
    run: (sql) => run.coordinator.query(sql, run.signal),
  });
  const { plan } = of.planned;
  return run.planOnly ? plan : { ...plan, read: run.takeRead() };
}

/** What is near, where that is enough: bounds of files may be of no row, and then there are more rows behind them. */
async function readNear(near: NearPass, run: PassRun) {
  const results = await readParts(near, run);
  const rows = results.reduce((sum, ipc) => sum + tableFromIPC(ipc).numRows, 0);
  return run.planOnly || rows >= near.rows ? { of: near, results } : undefined;
}

async function readParts({ ready, planned }: PlannedReady, run: PassRun): Promise<readonly Uint8Array[]> {
  const { plan, parts } = planned;
  const { allowance, footers, memoryBytes, planOnly = false } = run;
  run.onPlan(plan);
  if (planOnly) return [];
  const { allowedBytes, fetchedBytes } = allowance;
  const addedBytes = allowance.add(parts, footers);
  checkPlan(ready.pass, planned, { allowedBytes, fetchedBytes, addedBytes, memoryBytes });
  return scanParts(ready, parts, planLabel(plan), run);
}
