import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { plainType, withoutEnums } from '../../../../workers/sql/plainType.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';

/** DuckDB's hours in an interval from which its nanoseconds, which Arrow counts, would overflow. */
const MOST_HOURS = 2_500_000;

type Leaving = { readonly sql?: string; readonly change?: string };

/**
 * The rows of `from` (a FROM clause and what follows it) as they leave DuckDB by Arrow: columns of types that Arrow has
 * no form of are text.
 */
export function leavingSql(types: readonly ColumnType[], from: string): string {
  const replaced = types.flatMap(({ name, type }) => {
    const { sql } = leaving(identifier(name), type);
    return sql ? [`${sql} AS ${identifier(name)}`] : [];
  });
  return replaced.length === 0 ? from : `SELECT * REPLACE (${replaced.join(', ')}) ${from}`;
}

/** The columns of such rows, each with what was changed of it on the way. */
export function leavingColumns(types: readonly ColumnType[], columns: readonly Column[]): readonly Column[] {
  return columns.map((column, i) => {
    const { change } = leaving('', types[i]?.type ?? '');
    if (!change) return column;
    const sentence = `\`${column.name}\` ${change}.`;
    return {
      ...column,
      note: column.note?.includes(sentence) ? column.note : [column.note, sentence].filter(Boolean).join(' '),
    };
  });
}

function leaving(column: string, type: string): Leaving {
  if (type === 'INTERVAL') {
    const days = `(CASE WHEN abs(date_part('hour', ${column})) > ${MOST_HOURS} THEN date_part('hour', ${column}) // 24 ELSE 0 END)`;
    return { sql: `${column} + to_days(${days}::INTEGER) - to_hours(24 * ${days})` };
  }
  const plain = plainType(type);
  if (plain === type) return {};
  const told = withoutEnums(type) === plain;
  return {
    sql: `CAST(${column} AS ${plain})`,
    ...(told ? {} : { change: `is ${plain === 'VARCHAR' ? '' : 'partly '}text outside SQL (${shortened(type)})` }),
  };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
