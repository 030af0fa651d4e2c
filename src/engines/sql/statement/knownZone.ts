import { stringLiteral } from '../../../../workers/wire/quoted.ts';
import { ZONED } from '../../../catalogue/time/timeMacros.ts';
import type { Coordinator } from '../program/coordinator.ts';

/** A time zone that a statement sets. Fails on one that nobody knows. */
export async function knownZone(zone: string, coordinator: Pick<Coordinator, 'query'>): Promise<string> {
  if (zone !== 'UTC')
    await coordinator.query(`SELECT ${ZONED}(${stringLiteral(zone)}, TIMESTAMPTZ '2000-01-01', NULL)`);
  return zone;
}
