import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { KNOWN_FUNCTIONS } from './knownFunctions.ts';

type Told = { readonly name: string; readonly aggregate: boolean; readonly body: string | null };

it.skipIf(!hasExtensions)('the functions that are written down are those of the database', async () => {
  const { database } = await openNodeDatabase();
  const rows = tableFromIPC(
    await database.query(
      1,
      "SELECT DISTINCT lower(function_name) AS name, function_type = 'aggregate' AS aggregate, macro_definition AS body FROM duckdb_functions()",
    ),
  )
    .toArray()
    .map((row): Told => row.toJSON());
  const aggregates = new Set(['count_star', ...rows.filter((row) => row.aggregate).map((row) => row.name)]);
  // geomean and wavg are macros of aggregates, the second of another macro.
  const calls = (body: string) => [...body.matchAll(/(\w+)\(/g)].some(([, name = '']) => aggregates.has(name));
  for (let known = 0; known < aggregates.size;) {
    known = aggregates.size;
    for (const { name, body } of rows) if (body !== null && calls(body)) aggregates.add(name);
  }
  expect([...KNOWN_FUNCTIONS.aggregates].toSorted()).toEqual([...aggregates].toSorted());
  const all = new Set([...aggregates, ...rows.map((row) => row.name)]);
  const ours = (name: string) => name.startsWith('skybook_');
  expect([...KNOWN_FUNCTIONS.all].filter((name) => !ours(name)).toSorted()).toEqual([...all].toSorted());
});
