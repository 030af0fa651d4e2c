import { stringLiteral } from '../../../../workers/wire/quoted.ts';
import { ZONED } from '../../../catalogue/time/timeMacros.ts';
import type { Run } from '../answer/run.ts';

/** A time zone that a statement sets. Fails on one that nobody knows. */
export async function knownZone(zone: string, { pool }: Pick<Run, 'pool'>): Promise<string> {
  if (zone !== 'UTC')
    await pool.coordinator.query(`SELECT ${ZONED}(${stringLiteral(zone)}, TIMESTAMPTZ '2000-01-01', NULL)`);
  return zone;
}
