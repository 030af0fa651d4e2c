import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../workers/sql/testing/openNodeDatabase.ts';
import { desktopPython } from '../build/fixtures/desktopPython.ts';
import { isThere } from '../build/fixtures/isThere.ts';
import { runPython } from '../build/fixtures/runPython.ts';
import { openEngine } from '../engines/sql/testing/openEngine.ts';
import type { Cell, Language } from '../notebook/cell.ts';
import type { JupyterNotebook } from '../notebook/ipynb/jupyter.ts';
import { writeIpynb } from '../notebook/ipynb/writeIpynb.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { analyse } from '../parse/analyse.ts';
import { cellsToWrite, javascriptValues, type ExportsOf } from './cellsToWrite.ts';
import { ipynbCode, writeScript } from './writeScript.ts';

const root = resolve(import.meta.dirname, '../..');
const desktop = await desktopPython();
const isReady = isThere('A Python with Jupyter and DuckDB', desktop !== undefined, 'let the machine reach PyPI');

const HIP = "hats('catalogues/hipparcos')";
/** What is Python, SQL or JavaScript in a page, and not at once so in a file of Python. */
const CELLS: readonly (readonly [id: string, language: Language, text: string, output?: string])[] = [
  ['text', 'markdown', 'Formulas $E = mc^2$, `"""`, and a\rreturn'],
  ['magic', 'python', '%time squares = [i**2 for i in range(4)]\nsaid = !echo from the shell'],
  ['await', 'python', 'import asyncio\nawaited = await asyncio.sleep(0, 42)'],
  ['future', 'python', 'from __future__ import annotations\ndef after(x: Unknown) -> int:\n    return x + 1'],
  ['broken', 'python', 'def broken(:'],
  ['asks', 'python', '# /// script\n# dependencies = ["scipy==1.16.0"]\n# ///\nif False:\n    import micropip, js'],
  ['own', 'python', 'for i in range(2):\n    _t = i'],
  ['own2', 'python', '_t = [i for i in "ab"]\nprint(_t)'],
  ['js', 'javascript', 'const lambda = 0.5, µ = 3, cell = 7, $n = 2, when = new Date(1577934245678);'],
  ['control', 'python', 'limit = ui.slider(0, 10, value=4, label="Größe")'],
  ['names', 'sql', 'SELECT $lambda AS l, $µ AS m, $cell AS c, $limit * 2 AS twice, $when AS "when"', 'étoiles'],
  [
    'several',
    'sql',
    '-- one\r\nCREATE TABLE made AS SELECT 1 AS a;\r\nINSERT INTO made VALUES (2);\r\nFROM made',
    'summed',
  ],
  [
    'view',
    'sql',
    `CREATE VIEW near AS SELECT hip, ra, dec FROM ${HIP} WHERE parallax > 300; SELECT count(*) AS n FROM near`,
    'class',
  ],
  ['quotes', 'sql', `SELECT 'a"""b\\' AS t, n FROM class`, 'quoted'],
  ['explain', 'sql', `EXPLAIN SELECT hip FROM ${HIP}`],
  ['describe', 'sql', `DESCRIBE ${HIP}`, 'columns'],
  ['wrong', 'sql', 'SELECT nothing FROM made'],
  [
    'match',
    'sql',
    `SELECT count(*) AS n, sum(_dist_arcsec) AS s FROM xmatch(near, ${HIP}, radius_arcsec => 1)`,
    'matched',
  ],
  [
    'told',
    'python',
    'print(squares, awaited, after(1), [*étoiles[0]], [*summed["a"]], [*quoted[0]], [*matched["n"]], limit.value, when, said)',
  ],
];
const MADE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  js: { lambda: 0.5, µ: 3, cell: 7, $n: 2, when: new Date(1577934245678) },
  control: { limit: 4 },
};

describe.skipIf(!hasExtensions || !isReady)('cells that are not Python as they stand', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { engine } = openEngine(resolve(root, 'public'), { workers: 1 });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('run as a script and in Jupyter; what cannot is left out with a word, and keeps no other from running', async () => {
    const cells = CELLS.map(([id, language, text, output]): Cell => {
      return { id, language, text, ...(output !== undefined && { output }), pinned: true, hidden: false };
    });
    const notebook: Notebook = { title: 'Odd\rcells', cells };
    const exportsOf: ExportsOf = (id) => MADE[id];
    const written = await engine.write(cellsToWrite(notebook, analyse, exportsOf), new AbortController().signal);
    const readInPython = new Set(
      cells.filter(({ language }) => language === 'python').flatMap((cell) => analyse(cell).needs),
    );
    const known = {
      known: { written, values: javascriptValues(notebook, exportsOf), readInPython },
      asked: {},
      analyse,
    };
    const script = resolve(folder, 'odd.py');
    writeFileSync(script, writeScript(notebook, known));
    const ipynb = resolve(folder, 'odd.ipynb');
    writeFileSync(ipynb, writeIpynb(notebook, undefined, ipynbCode(notebook, known)));
    const asked = resolve(folder, 'asked.json');
    const tables: readonly string[] = ['matched'];
    writeFileSync(
      asked,
      JSON.stringify({
        answers: {},
        files: [
          { path: script, tables },
          { path: ipynb, tables },
        ],
      }),
    );
    const runner = resolve(root, 'workers/python/skybook_elsewhere/testing/run_written.py');
    const printed = await runPython(desktop!, [runner, asked]);
    const told = JSON.parse(printed.trim().split('\n').at(-1)!) as readonly {
      readonly printed: string;
      readonly tables: Readonly<Record<string, unknown>>;
    }[];
    const line = [
      '[0, 1, 4, 9] 42 2 [np.float64(0.5), np.int32(3), np.int32(7), np.int32(8), <Time object:',
      `[np.int32(1), np.int32(2)] [np.str_('a"""b\\\\'), np.int64(9)] [np.int64(9)] 4 2020-01-02 03:04:05.678000+00:00 ['from the shell']`,
    ];
    for (const { printed: text } of told) for (const part of line) expect(text).toContain(part);
    expect(told.map(({ tables: { matched } }) => matched)).toEqual([
      [1, [['9', '0.0']]],
      [1, [['9', '0.0']]],
    ]);
    const first = readFileSync(script, 'utf8')
      .split('\n')
      .find((one) => one.includes('pip install'));
    expect(first).toBe(
      '#     pip install "scipy==1.16.0" "duckdb>=1.5" pyarrow astropy fsspec aiohttp astropy-healpix ipython',
    );
    // Jupyter goes on behind a cell that has to fail.
    const failing = (JSON.parse(readFileSync(ipynb, 'utf8')) as JupyterNotebook).cells.filter(
      ({ metadata }) => metadata?.tags,
    );
    expect(failing.map(({ source }) => source)).toEqual([['def broken(:']]);
  }, 120_000);
});
