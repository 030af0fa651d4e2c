import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
import type { Failure } from '../../../../workers/wire/failure.ts';
import { madeBeside } from '../../../parse/sql/madeBeside.ts';
import { madeTable } from '../../../parse/sql/madeTable.ts';
import { OWN_SCHEMAS } from '../../../parse/sql/systemTables.ts';
import { readPath } from '../../../parse/sql/namePath.ts';
import { isWord, type SqlPart } from '../../../parse/sql/sqlToken.ts';
import type { ReadStatement } from './readStatement.ts';

/** What is wrong with a statement that uses or makes a schema, or a table in one: cells know tables by one name. */
export function schemaOf({ parts }: Pick<ReadStatement, 'parts'>): { readonly failure: Failure } | undefined {
  const used = usedSchema(parts);
  if (used !== undefined && !OWN_SCHEMAS.has(sqlKey(used)))
    return {
      failure: {
        kind: 'sql',
        message: `The tables of a notebook are in no schema, and this statement would put them into one: ${used}.`,
        advice: 'Leave it out: other cells read each table by its own name.',
      },
    };
  const beside = madeBeside(parts);
  const schema = beside?.kind === 'SCHEMA' ? beside.path[0] : madeTable(parts)?.schema;
  if (schema === undefined || OWN_SCHEMAS.has(sqlKey(schema))) return undefined;
  return {
    failure: {
      kind: 'sql',
      message: `The tables of a notebook are in no schema, and this statement names one: ${schema}.`,
      advice: `Leave it out, as in  CREATE TABLE t AS …  for  CREATE TABLE ${schema}.t AS …;  other cells read t.`,
    },
  };
}

/** What `USE s` names, and `SET schema = 's'`. */
function usedSchema(parts: readonly SqlPart[]): string | undefined {
  if (isWord(parts[0], 'use')) return readPath(parts, 1).path[0];
  if (!isWord(parts[0], 'set')) return undefined;
  const [name, sign, value] = parts.slice(isWord(parts[1], 'session', 'local', 'global') ? 2 : 1);
  if (!isWord(name, 'schema', 'search_path') || !isWord(sign, '=', 'to') || !value || value.kind === 'group')
    return undefined;
  return value.text.replace(/^'|'$/g, '').split(/[.,]/)[0];
}
