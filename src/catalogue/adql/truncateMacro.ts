/** Name of the macro for a number without the decimals behind some: `(x, digits)`, in the type of `x`. */
export const TRUNCATE = 'skybook_truncate';

// DuckDB multiplies doubles by the power of ten, which makes 28.999999999999996 of 0.29. The nearest number of so many
// decimals is what is asked for where it does not lie beyond; `v - 4 * (t - v)` lies surely below one that does.
const CUT = `trunc(v, digits)`;
const NEAR = `round(v, digits)`;
const beyond = (found: string) => `CASE WHEN v < 0 THEN ${found} < v ELSE ${found} > v END`;
const BACK = Array.from({ length: 4 }, () => `(${CUT} - v)`).join(' - ');

/**
 * Its definition: whole numbers and decimals exactly, and doubles by the decimals that they are written with; those
 * that have no more than asked for are as they were.
 */
export const TRUNCATE_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO ${TRUNCATE}(x, digits) AS list_transform([x], lambda v: CASE
     WHEN typeof(v) NOT IN ('DOUBLE', 'FLOAT') THEN ${CUT}
     WHEN abs(v)::DOUBLE * pow(10::DOUBLE, digits) >= ${2 ** 53}::DOUBLE THEN v
     WHEN NOT ${beyond(NEAR)} THEN ${NEAR}
     WHEN NOT ${beyond(CUT)} THEN ${CUT}
     ELSE trunc(v - ${BACK}, digits) END)[1]`,
];
