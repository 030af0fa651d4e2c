import { tableFromIPC } from 'apache-arrow';
import { stringLiteral } from '../../../../workers/wire/quoted.ts';
import { queriesWithin } from '../../../parse/sql/queriesWithin.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { isWord } from '../../../parse/sql/sqlToken.ts';
import { answer } from '../answer/answer.ts';
import type { Run } from '../answer/run.ts';

/**
 * A `SET VARIABLE x = (SELECT … FROM hats(…))` with the value in place of the query, since each database is to know it
 * and few can read the catalogue; other settings as they are.
 */
export async function variableSetting(text: string, run: Run): Promise<string> {
  const { tokens } = readSql(text);
  const equals = tokens.findIndex((token) => isWord(token, '=', 'to'));
  const at = tokens[equals]?.to;
  if (!tokens.slice(0, equals).some((token) => isWord(token, 'variable')) || at === undefined) return text;
  if (queriesWithin(text).length === 0) return text;
  const value = `SELECT ${text.slice(at)} AS v`;
  return answer(value, { ...run, onRows: () => undefined }, async ({ sql }) => {
    const { coordinator } = run.pool;
    const [type] = await coordinator.describe(sql);
    const answered = tableFromIPC(await coordinator.query(`SELECT v::VARCHAR AS v FROM (${sql})`, run.signal));
    const written: unknown = answered.getChild('v')?.get(0);
    const literal = typeof written === 'string' ? stringLiteral(written) : 'NULL';
    return `${text.slice(0, at)} ${literal}::${type?.type ?? 'VARCHAR'}`;
  });
}
