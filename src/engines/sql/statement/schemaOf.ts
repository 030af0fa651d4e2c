import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
import type { Failure } from '../../../../workers/wire/failure.ts';
import { madeBeside } from '../../../parse/sql/madeBeside.ts';
import { madeTable } from '../../../parse/sql/madeTable.ts';
import { OWN_SCHEMAS } from '../../../parse/sql/systemTables.ts';
import type { ReadStatement } from './readStatement.ts';

/** What is wrong with a statement that makes a schema, or a table in one: cells know tables by one name. */
export function schemaOf({ parts }: Pick<ReadStatement, 'parts'>): { readonly failure: Failure } | undefined {
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
