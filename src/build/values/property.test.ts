import { tableFromIPC, type Vector } from 'apache-arrow';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../../workers/python/testing/openNodePython.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { arrowTextOf } from '../../../workers/wire/arrowText.ts';
import type { Carried } from '../../../workers/wire/carried.ts';
import type { Held } from '../../../workers/wire/held.ts';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import type { Table } from '../../../workers/wire/table.ts';
import { arrowOfTable } from '../../engines/arrowMetadata.ts';
import { carryJs } from '../../engines/carryValue.ts';
import { javascriptTable } from '../../engines/javascriptTable.ts';
import { openEngine } from '../../engines/sql/testing/openEngine.ts';
import { arrowGrid } from '../../views/table/arrowGrid.ts';
import { CROSSINGS } from './crossings.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { SQL_VALUES } from './sqlValues.ts';

/** Random tables of each language; more of them by `SKYBOOK_TABLES=10000`. */
const TABLES = Number(process.env.SKYBOOK_TABLES ?? 100);
/** Those of SQL go ten at a time. */
const SQL_TABLES = Number(process.env.SKYBOOK_TABLES ?? 300);
const FIRST = Number(process.env.SKYBOOK_FIRST_TABLE ?? 0);
const HOUR_MS = 3_600_000;

const MODULES = ['random_parts', 'random_numbers', 'random_times', 'random_values', 'differences'].map(
  (name) =>
    `module = types.ModuleType('${name}')\nsys.modules['${name}'] = module\nexec(${JSON.stringify(readFileSync(resolve(import.meta.dirname, `${name}.py`), 'utf8'))}, module.__dict__)`,
);
const KINDS = CROSSINGS.flatMap(({ made }) => made.python ?? []);

function tableOf(carried: Carried): Table {
  if (carried.kind !== 'table') throw new Error(`${carried.kind}: ${JSON.stringify(carried)}`);
  return carried.table;
}

const texts = (vector: Vector): readonly string[] =>
  Array.from({ length: vector.length }, (_, row) => arrowTextOf(vector, row));

/** Numbers in a text in one spelling, so that 1.10 and 1.1 are the same. */
const spelled = (text: string): string =>
  text.replaceAll(/-?\d+\.?\d*(e[+-]?\d+)?/g, (number) =>
    number.includes('.') || number.includes('e') ? String(Number(number)) : number,
  );

/** Whether two texts are the same, or the same number to its last digit. */
function sameNumber(a: string, b: string): boolean {
  const bare = (text: string) => (/^-?\d+\.\d*$/.test(text) ? text.replace(/\.?0*$/, '') : text);
  return bare(a) === bare(b) || (/e/i.test(`${a}${b}`) && spelled(a) === spelled(b));
}

describe.skipIf(!HAS_PYTHON || !hasExtensions)(
  'values that cross between languages are the same, or it is told',
  () => {
    const { engine, run } = openEngine(resolve(import.meta.dirname, '../../../public'), {
      carry: async (value) => value as Carried,
    });
    let python: TestPython;

    beforeAll(async () => {
      python = await new TestPython().boot();
      await python.run('import numpy, astropy, pandas');
      await python.run(['import sys, types', ...MODULES].join('\n'));
    });

    const compared = async (seed: number, back: Carried): Promise<readonly string[]> => {
      await python.run(
        `import json, differences, random_values\nprint(json.dumps(differences.differences(random_values.table(${seed}, ${JSON.stringify(KINDS)}), back)))`,
        { inputs: { back: { carried: back } } },
      );
      return JSON.parse(python.printed()) as string[];
    };

    /** What Python itself says of a table's plain values, by column. */
    const ownTexts = async (seed: number): Promise<Readonly<Record<string, readonly (string | null)[]>>> => {
      await python.run(
        `import json, differences, random_values\nprint(json.dumps(differences.shown_texts(random_values.table(${seed}, ${JSON.stringify(KINDS)}))))`,
      );
      return JSON.parse(python.printed()) as Record<string, readonly (string | null)[]>;
    };

    test(
      `${TABLES} tables of Python, to SQL and to JavaScript and back`,
      async () => {
        const wrong: string[] = [];
        for (let seed = FIRST; seed < FIRST + TABLES; seed++) {
          const told = (way: string) => (difference: string) => wrong.push(`${seed} ${way}: ${difference}`);
          try {
            const carried = await python.carry(
              `import random_values\nmade = random_values.table(${seed}, ${JSON.stringify(KINDS)})`,
            );
            const arrow = javascriptTable(tableOf(carried));
            for (const vector of arrow.schema.fields.map((_, i) => arrow.getChildAt(i)!))
              Array.from(vector as Iterable<unknown>);
            (await compared(seed, carryJs(arrow.select(arrow.schema.names as string[])))).forEach(
              told('by JavaScript'),
            );
            const { exports, table } = await run('SELECT * FROM t', 'back', { t: carried });
            const sent = arrowGrid(arrowOfTable(tableOf(carried)));
            const own = await ownTexts(seed);
            for (const column of sent.columns)
              own[column.name]?.forEach((text, row) => {
                if (text !== null && !column.note && !sameNumber(column.full(row), text))
                  told('in its own table view')(`${column.name}: ${text} is shown as ${column.full(row)}`);
              });
            const shown = arrowGrid(arrowOfTable(table!));
            shown.columns.forEach((column, i) => {
              const rows = Array.from({ length: shown.rows }, (_, row) => row);
              const other = rows.find((row) => column.full(row) !== sent.columns[i]!.full(row));
              if (other !== undefined && column.note === sent.columns[i]!.note)
                told('in the table view')(
                  `${column.name}: ${sent.columns[i]!.full(other)} is shown as ${column.full(other)}`,
                );
            });
            (await compared(seed, await engine.take(exports.back as Held))).forEach(told('by SQL'));
          } catch (error) {
            told('failed')(`${String(error)} ${isNotebookError(error) ? error.failure.detail : ''}`);
          }
        }
        expect(wrong).toEqual([]);
      },
      HOUR_MS,
    );

    const sqlSame = async (kind: string): Promise<readonly string[]> => {
      const wrong: string[] = [];
      const { exports, table } = await run('SELECT * FROM made', 'made_out');
      const exact = tableOf(await engine.take(exports.made_out as Held));
      // Intervals are the same that last as long: 24 hours are a day.
      const textSql = (name: string, type = '') =>
        type === 'INTERVAL' ? `date_part('epoch', "${name}")::VARCHAR` : `"${name}"::VARCHAR`;
      const columns = table!.columns.map(({ name, type }) => `${textSql(name, type)} AS "${name}"`);
      const own = tableFromIPC((await run(`SELECT ${columns.join(', ')} FROM made`)).table!.ipc);
      const grid = arrowGrid(arrowOfTable(exact));
      const javascript = javascriptTable(exact);
      const [made] = await python.run('out = made', {
        inputs: { made: { carried: { kind: 'table', table: exact } } },
        defines: ['out'],
      });
      const returned = await python.worker.take('out', made!.version);
      const returnedColumns = tableOf(returned).columns;
      const back = tableFromIPC(
        (
          await run(
            `SELECT * REPLACE (${exact.columns
              .map(({ name, type: own }) => [name, own!.includes('UNION') ? 'VARCHAR' : own!] as const)
              .map(
                ([name, type]) =>
                  `CASE WHEN "${name}" IS NULL THEN NULL ELSE coalesce(${type === 'INTERVAL' ? `date_part('epoch', TRY_CAST("${name}" AS INTERVAL))::VARCHAR` : `TRY_CAST("${name}" AS ${type})::VARCHAR`}, "${name}"::VARCHAR) END AS "${name}"`,
              )
              .join(', ')}) FROM b`,
            'b_out',
            { b: returned },
          )
        ).table!.ipc,
      );
      exact.columns.forEach(({ name, type, note }, i) => {
        const told = (way: string, should: string, is: string) =>
          wrong.push(`${kind} ${type} ${way}: ${should} is ${is}`);
        const should = texts(own.getChildAt(i)!);
        const js = texts(javascript.getChildAt(i)!);
        const came = texts(back.getChildAt(i)!);
        Array.from(javascript.getChildAt(i)! as Iterable<unknown>);
        const scalar = !/[[({]|INTERVAL|BLOB/.test(type!.replace(/^(DECIMAL|ENUM)\(.*\)$/, ''));
        should.forEach((text, row) => {
          const full = grid.columns[i]!.full(row);
          if (
            scalar &&
            spelled(
              full
                .replace(/^Infinity$/, 'inf')
                .replace(/^-Infinity$/, '-inf')
                .replace(/Z$/, '+00')
                .replace(/^NaN$/, 'nan')
                .replace(/^-0$/, '-0.0'),
            ) !== spelled(text === 'null' ? '' : text)
          )
            told('in the table view', text, full);
          if (
            spelled(js[row]!) !== spelled(texts(arrowOfTable(exact).getChildAt(i)!)[row]!) &&
            javascript.schema.fields[i]!.metadata.get('note') === note
          )
            told('in JavaScript', text, js[row]!);
          if (spelled(came[row]!) !== spelled(text) && !returnedColumns[i]!.note)
            told('by Python', text, `${came[row]} (${name})`);
        });
      });
      return wrong;
    };

    test(
      `${SQL_TABLES} tables of SQL, to Python and back, to JavaScript and into the table view`,
      async () => {
        const wrong: string[] = [];
        for (let seed = FIRST; seed < FIRST + SQL_TABLES; seed += 10) {
          const chance = seeded(seed);
          // Ten tables in one, as a statement costs more than its rows.
          const kinds = Array.from(
            { length: 10 },
            () => Object.keys(SQL_VALUES)[Math.floor(chance() * Object.keys(SQL_VALUES).length)]!,
          );
          const makers = kinds.map((kind) => SQL_VALUES[kind]![Math.floor(chance() * SQL_VALUES[kind]!.length)]!);
          const rows = Array.from(
            { length: 4 },
            (_, row) =>
              `SELECT ${makers.map((make, i) => `${row === 3 && chance() < 0.5 ? 'NULL' : make(chance)} AS c${i}`).join(', ')}`,
          );
          await run(rows.join(' UNION ALL '), 'made');
          wrong.push(
            ...(await sqlSame(`${seed} ${kinds.join(' ')}`).catch((error: unknown) => [
              `${seed} ${kinds.join(' ')}: ${String(error)}`,
            ])),
          );
        }
        expect(wrong).toEqual([]);
      },
      HOUR_MS,
    );

    test(
      "all of DuckDB's own types are so",
      async () => {
        const types = (await run('SELECT column_name AS name FROM (DESCRIBE FROM test_all_types())'))
          .rows as unknown as readonly { readonly name: string }[];
        const wrong: string[] = [];
        for (const { name } of types) {
          await run(`SELECT "${name}" FROM test_all_types()`, 'made');
          wrong.push(...(await sqlSame(name).catch((error: unknown) => [`${name}: ${String(error)}`])));
        }
        expect(types.length).toBeGreaterThan(50);
        expect(wrong).toEqual([]);
      },
      HOUR_MS,
    );
  },
);
