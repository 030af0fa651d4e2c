import { tableFromIPC } from 'apache-arrow';
import { BOUND } from '../../../catalogue/split/top.ts';
import { planPass, type PlannedPass } from '../parts/planPass.ts';
import type { ReadyPass } from '../parts/readyPass.ts';
import type { Reading } from '../parts/reading.ts';
import { topBound } from '../parts/topBound.ts';
import type { Source } from '../program/source.ts';

/** A pass that is ready, and what it reads. */
export type PlannedReady = { readonly ready: ReadyPass; readonly planned: PlannedPass };

/** A pass for its first rows alone: it is as good as the whole where it gives so many `rows`. */
export type NearPass = PlannedReady & { readonly rows: number };

/**
 * A pass without row groups that hold none of the first rows it asks for, as their bounds in the files tell;
 * `undefined` where it asks for others, or there are none to leave out.
 */
export async function nearPass(
  { ready, planned: whole }: PlannedReady,
  source: Source,
  reading: Reading,
): Promise<NearPass | undefined> {
  const { pass, conditions } = ready;
  const { top } = pass;
  if (top?.of === undefined || conditions.length > 0) return undefined;
  const bound = await topBound(pass, whole.parts);
  if (bound === undefined || !(await isOrderUsual(reading))) return undefined;
  const interval = top.isDescending ? { min: bound } : { max: bound };
  const planned = await planPass(ready, source, reading, { column: top.of, intervals: [interval] });
  if (planned.plan.rowGroups >= whole.plan.rowGroups) return undefined;
  const partialSql = top.sql.replaceAll(BOUND, String(bound));
  return { ready: { ...ready, pass: { ...pass, partialSql } }, planned, rows: top.rows };
}

/** Whether rows are ordered as no cell has set it otherwise. */
async function isOrderUsual({ coordinator, signal }: Reading): Promise<boolean> {
  const names = "current_setting('default_order') || ' ' || current_setting('default_null_order')";
  const table = tableFromIPC(await coordinator.query(`SELECT ${names} AS set`, signal));
  return /^ASC(ENDING)? NULLS[_ ]LAST$/i.test(String(table.getChild('set')?.get(0)));
}
