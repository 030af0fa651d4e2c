import type { Predicate } from '../../../catalogue/parquet/predicate.ts';
import type { Source } from '../program/source.ts';
import type { Part } from './part.ts';
import { partsOf } from './partsOf.ts';
import { passPlan, type PassPlan } from './passPlan.ts';
import type { Reading } from './reading.ts';
import type { ReadyPass } from './readyPass.ts';

/** The parts of its source that a pass reads, and what that comes to. */
export type PlannedPass = { readonly plan: PassPlan; readonly parts: readonly Part[] };

/** Finds what a pass reads of its source, `within` a bound, from the footers of its files. Fails as `partsOf` does. */
export async function planPass(
  { pass, conditions }: ReadyPass,
  source: Source,
  reading: Reading,
  within?: Predicate,
): Promise<PlannedPass> {
  const need = { ...pass.need, conditions: [...pass.need.conditions, ...conditions] };
  // Each row is one of the result's: as many as are wanted are enough.
  const enough = pass.everyRow && need.conditions.length === 0 ? pass.enough : undefined;
  const found = await partsOf(source, need, reading, { enough, ...(within && { within }) });
  const isCut = enough !== undefined && source.kind === 'catalogue';
  return { plan: { ...passPlan(pass, source.name, found), ...(isCut && { enough }) }, parts: found.parts };
}
