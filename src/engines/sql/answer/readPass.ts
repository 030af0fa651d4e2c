import { checkPlan } from '../parts/checkPlan.ts';
import { planLabel, type PassPlan } from '../parts/passPlan.ts';
import { planPass } from '../parts/planPass.ts';
import type { Reading } from '../parts/reading.ts';
import type { ReadyPass } from '../parts/readyPass.ts';
import type { ReadBytes } from '../program/readBytes.ts';
import type { Source } from '../program/source.ts';
import { mergeParts } from '../scan/mergeParts.ts';
import { scanParts, type PartsRun } from '../scan/scanParts.ts';

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
  const { pass } = ready;
  const { coordinator, planOnly = false, signal } = run;
  const planned = await planPass(ready, source, run);
  const { plan, parts } = planned;
  run.onPlan(plan);
  if (!planOnly) {
    const { allowance, footers, memoryBytes } = run;
    const { allowedBytes, fetchedBytes } = allowance;
    const addedBytes = allowance.add(parts, footers);
    checkPlan(pass, planned, { allowedBytes, fetchedBytes, addedBytes, memoryBytes });
  }
  const results = planOnly ? [] : await scanParts(ready, parts, planLabel(plan), run);
  await mergeParts(pass, results, {
    putTable: (name, ipc) => coordinator.putTable(name, ipc),
    run: (sql) => coordinator.query(sql, signal),
  });
  return planOnly ? plan : { ...plan, read: run.takeRead() };
}
