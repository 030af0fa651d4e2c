import { GEOMETRY_MACROS } from '../../../catalogue/adql/geometryMacros.ts';
import { MERGE_MACROS, PARTIAL_MACROS } from '../../../catalogue/split/aggregates/mergeMacros.ts';
import { TIME_MACROS } from '../../../catalogue/time/timeMacros.ts';
import { ZONE_MACROS } from '../../../catalogue/time/zoneMacros.ts';

/** Definitions of all macros that parts of queries call. */
export const PART_MACROS: readonly string[] = [...GEOMETRY_MACROS, ...TIME_MACROS, ...ZONE_MACROS, ...PARTIAL_MACROS];

/** Those, and what the database calls that merges parts. */
export const OWN_MACROS: readonly string[] = [...PART_MACROS, ...MERGE_MACROS];
