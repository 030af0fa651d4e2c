import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { PyodideAPI } from 'pyodide';
import { itemAt } from '../../known/itemAt.ts';
import { SITE_PACKAGES, startPython } from './startPython.ts';

/**
 * What one process of Python is to run: files of tests within a package's wheel, by pytest of these tools. `from` says
 * how it starts, as `startPython` has it.
 */
type Order = {
  readonly wheel: string;
  readonly tools: readonly string[];
  readonly needs: readonly string[];
  readonly from?: string;
  readonly files: readonly string[];
  readonly after: string;
};

/** What pytest and its plugins need. */
const OF_TOOLS = ['packaging', 'typing-extensions', 'requests'];
const LOOK_AGAIN = `import importlib; importlib.invalidate_caches()
from skybook.packages.optional_parts import look_again; look_again()`;
const IN_TESTS = /(^|\/)(tests|data|test_data)\/|conftest\.py$/;

/** Puts files of a wheel beside the packages. */
function unpack(python: PyodideAPI, wheel: string, isWanted: (name: string) => boolean): void {
  const files = unzipSync(readFileSync(wheel), { filter: ({ name }) => isWanted(name) && !name.endsWith('/') });
  for (const [name, bytes] of Object.entries(files)) {
    const path = `${SITE_PACKAGES}/${name}`;
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    python.FS.writeFile(path, bytes);
  }
}

async function runFiles(order: Order): Promise<void> {
  const python = await startPython([...order.needs, ...OF_TOOLS], order.from);
  for (const tool of order.tools) unpack(python, tool, () => true);
  unpack(python, order.wheel, (name) => IN_TESTS.test(name) && !name.endsWith('.so'));
  python.setStdout({ batched: (line) => process.stdout.write(`${line}\n`) });
  python.setStderr({ batched: (line) => process.stderr.write(`${line}\n`) });
  // As the site does before cells run: packages may have come since astropy has looked for them.
  if (order.from !== undefined) python.runPython(LOOK_AGAIN);
  python.globals.set('asked', python.toPy({ files: order.files, after: order.after }));
  python.runPython(readFileSync(resolve(import.meta.dirname, 'outcomes.py'), 'utf8'));
  python.runPython(
    `import importlib; importlib.invalidate_caches(); import os; os.chdir('${SITE_PACKAGES}'); run(asked['files'], asked['after'])`,
  );
}

try {
  await runFiles(JSON.parse(itemAt(process.argv, 2)));
} catch (error) {
  // Node would print the line of Pyodide's script, all of it, before what went wrong.
  console.error(String(error));
  process.exitCode = 1;
}
// A test may have left a timer.
process.exit();
