import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../workers/sql/testing/openNodeDatabase.ts';
import { readNotebookFolder } from '../build/cells.ts';
import { desktopPython } from '../build/fixtures/desktopPython.ts';
import { isThere } from '../build/fixtures/isThere.ts';
import { runPython } from '../build/fixtures/runPython.ts';
import { readResults } from '../build/results/resultsFolder.ts';
import { readVoTable } from '../../workers/tables/votable/readVoTable.ts';
import { javascriptTable } from '../engines/javascriptTable.ts';
import { Asked } from '../engines/sql/asked.ts';
import { openEngine } from '../engines/sql/testing/openEngine.ts';
import { serveFolder } from '../engines/sql/testing/fileServer.ts';
import { runOrder } from '../graph/runOrder.ts';
import type { Cell } from '../notebook/cell.ts';
import { writeIpynb } from '../notebook/ipynb/writeIpynb.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { analyse } from '../parse/analyse.ts';
import { cellsToWrite, javascriptValues, type ExportsOf } from './cellsToWrite.ts';
import { ipynbCode, writeScript, type Writing } from './writeScript.ts';

const root = resolve(import.meta.dirname, '../..');
const desktop = await desktopPython();
const isReady = isThere('A Python with Jupyter and DuckDB', desktop !== undefined, 'let the machine reach PyPI');
const ANSWERS = {
  'simbad.cds.unistra.fr': resolve(root, 'playwright/answers/simbad-tap.xml'),
  'vizier.cds.unistra.fr': resolve(root, 'playwright/answers/vizier-cone.xml'),
};

type Told = {
  readonly printed: string;
  readonly tables: Readonly<Record<string, readonly [rows: number, first: readonly (readonly string[])[]]>>;
};

describe.skipIf(!hasExtensions || !isReady)('a notebook written for a plain Python', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { engine, run } = openEngine(resolve(root, 'public'), { workers: 2 });
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    server = await serveFolder(resolve(root, 'public'));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  async function writing(notebook: Notebook, exportsOf: ExportsOf): Promise<Writing> {
    const written = await engine.write(cellsToWrite(notebook, analyse, exportsOf), new AbortController().signal);
    const python = notebook.cells.filter(({ language }) => language === 'python');
    const readInPython = new Set(python.flatMap((cell) => analyse(cell).needs));
    return { known: { written, values: javascriptValues(notebook, exportsOf), readInPython }, asked: {}, analyse };
  }

  async function ran(files: readonly { readonly path: string; readonly tables: readonly string[] }[]) {
    const asked = resolve(folder, 'asked.json');
    writeFileSync(asked, JSON.stringify({ answers: ANSWERS, files }));
    const script = resolve(root, 'workers/python/skybook_elsewhere/testing/run_written.py');
    const printed = await runPython(desktop!, [script, asked]);
    return JSON.parse(printed.trim().split('\n').at(-1)!) as readonly Told[];
  }

  test('gives the numbers that the page has kept of the shipped notebooks', { timeout: 240_000 }, async () => {
    const cone = readVoTable(new Uint8Array(readFileSync(ANSWERS['vizier.cds.unistra.fr'])), 'https://vizier/');
    const values: Readonly<Record<string, unknown>> = { limit_pc: 10, around_pleiades: javascriptTable(cone) };
    const exportsOf = (cells: readonly Cell[]) => (id: string) => {
      const names = cells.filter((cell) => cell.id === id).flatMap((cell) => analyse(cell).defines);
      return Object.fromEntries(
        names.filter((name) => Object.hasOwn(values, name)).map((name) => [name, values[name]]),
      );
    };
    const shipped = ['tour', 'solar-neighbourhood', 'virtual-observatory'];
    const files = [];
    for (const [i, name] of shipped.entries()) {
      const { notebook } = await readNotebookFolder(resolve(root, 'cells', name));
      const ordered = { ...notebook, cells: runOrder(notebook, analyse) };
      const known = await writing(ordered, exportsOf(ordered.cells));
      // The first is read by address, as from a site.
      const served = (text: string) => (i === 0 ? text.replaceAll(`file://${root}/public/`, server.url) : text);
      const ipynb = resolve(folder, `${name}.ipynb`);
      writeFileSync(ipynb, served(writeIpynb(ordered, undefined, ipynbCode(ordered, known))));
      const script = resolve(folder, `${name}.py`);
      writeFileSync(script, served(writeScript(ordered, known)));
      const tables = ordered.cells.flatMap(({ output }) => output ?? []);
      const { cells } = ordered;
      files.push(
        { path: ipynb, tables, name, cells },
        { path: script, tables, name, cells, arguments: i === 1 ? ['dask'] : [] },
      );
    }
    const told = await ran(files);
    for (const [i, { name, cells }] of files.entries()) {
      const results = readResults(resolve(root, 'cells', name));
      const outputs = Object.values(results).flatMap((result) => result.outputs);
      const printed = outputs.flatMap((output) => (output.kind === 'stream' ? [output.text] : [])).join('');
      for (const line of printed.trim().split('\n')) expect(told[i]!.printed).toContain(line);
      for (const { id, output } of cells.filter((cell) => cell.output !== undefined)) {
        const shown = results[id]!.outputs.find((one) => one.kind === 'shown');
        const kept = (shown?.kind === 'shown' ? shown.shown.data['application/vnd.skybook.rows+json'] : undefined) as {
          readonly rows: readonly (readonly string[])[];
          readonly totalRows: number;
        };
        const [rows, first] = told[i]!.tables[output!]!;
        expect(rows).toBe(kept.totalRows);
        expect(near(first, kept.rows.slice(0, 100))).toEqual([]);
      }
    }
  });

  test('carries catalogues of Python, TAP cells and constants; what it cannot carry fails by name', async () => {
    const python = (id: string, text: string): Cell => ({
      id,
      language: 'python',
      text,
      pinned: true,
      hidden: false,
    });
    const sql = (id: string, text: string, output: string): Cell => ({
      ...python(id, text),
      language: 'sql',
      output,
    });
    const notebook: Notebook = {
      title: 'All that is carried',
      cells: [
        python(
          '1',
          'from skybook import catalog\nnear = catalog("catalogues/hipparcos").cone(56.75, 24.12, 2).columns("hip").to_table()\nleast = 300.5',
        ),
        { ...python('2', 'const limit = 3; const odd = new Map()'), language: 'javascript' },
        sql(
          '3',
          '-- @tap https://simbad.cds.unistra.fr/simbad/sim-tap maxrec=20\nSELECT * FROM basic WHERE plx_value > $least',
          'simbad',
        ),
        python(
          '7',
          'chosen = ui.select({"one": 1, "two": 2}, value=2)\nrows = ui.table(near)\nprint(f"{chosen * 2} of", chosen, len(rows.value), ui.row(chosen, rows))',
        ),
        sql('4', 'SELECT count(*) AS n, $limit AS three, $chosen AS two FROM simbad', 'counted'),
        python(
          '5',
          'view = sky(near)\nmissing = []\nfor ask in (lambda: view.center, lambda: catalog("elsewhere"), lambda: catalog("catalogues/hipparcos").count()):\n    try:\n        ask()\n    except (AttributeError, LookupError) as error:\n        missing.append(str(error))\nprint(len(near), limit, plot(near, "hip").value, *missing, sep="\\n")',
        ),
        python('6', 'try:\n    odd\nexcept NameError as error:\n    print(error)'),
      ],
    };
    const asked = new Asked();
    const address = 'catalogues/hipparcos';
    asked.note({ kind: 'card', address }, { kind: 'plain', value: await engine.card(address) });
    const cone = `SELECT "hip" FROM hats('${address}') WHERE (1 = CONTAINS(POINT("ra", "dec"), CIRCLE(56.75, 24.12, 2.0)))`;
    asked.note({ kind: 'query', sql: `-- @allow 2 GB\n${cone}`, tables: {} }, { kind: 'plain', value: null });
    const simbad = readVoTable(new Uint8Array(readFileSync(ANSWERS['simbad.cds.unistra.fr'])), 'https://simbad/');
    const made: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      2: { limit: 3 },
      3: { simbad: javascriptTable(simbad) },
      7: { chosen: 2 },
    };
    const exportsOf: ExportsOf = (id) => made[id];
    const cells = [...cellsToWrite(notebook, analyse, exportsOf), ...asked.cells()];
    const written = await engine.write(cells, new AbortController().signal);
    const values = javascriptValues(notebook, exportsOf);
    const known = { written, values, readInPython: new Set(['near', 'limit']) };
    const path = resolve(folder, 'all.py');
    const script = writeScript(notebook, { known, asked: asked.answers(written), analyse });
    writeFileSync(path, script.replace(/raise NameError\((.*)\)/, 'print($1)'));
    const [told] = await ran([{ path, tables: ['near', 'simbad', 'counted'] }]);
    const page = await run(cone);
    expect(told!.tables.near![0]).toBe(page.rows.length);
    expect(told!.tables.counted![1]).toEqual([[String(told!.tables.simbad![0]), '3', '2']]);
    expect(told!.printed).toContain('4 of 2 0 <row of 2>');
    expect(told!.printed).toContain('odd is made by a JavaScript cell that had not run: give it a value here');
    expect(told!.printed).toContain('center of a sky view is known in Skybook');
    expect(told!.printed).toContain('\n3\nNone\n');
    expect(told!.printed.match(/was not asked for when this was written/g)).toHaveLength(2);
  });
});

/** Rows of texts, null where a value is missing. */
type TextRows = readonly (readonly (string | null)[])[];

/** The rows that differ in a number beyond the digits that the page shows. */
function near(told: TextRows, kept: TextRows): readonly unknown[] {
  const numbers = (rows: TextRows) =>
    rows
      .map((row) => row.map((text) => Number((text ?? 'none').replaceAll('−', '-').replaceAll(/[\s, ]/g, ''))))
      .toSorted((a, b) => a[0]! - b[0]!);
  const [left, right] = [numbers(told), numbers(kept)];
  return right.flatMap((row, i) =>
    row.every((value, j) => Number.isNaN(value) || Math.abs(value - left[i]![j]!) <= 1e-5 * Math.abs(value) + 1e-9)
      ? []
      : [[row, left[i]]],
  );
}
