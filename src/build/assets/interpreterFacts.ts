import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';
import { cached } from './cache.ts';
import { pyodideFolder } from './pyodideFolder.ts';
import { sha256File } from './sha256.ts';

/** What a module that is compiled for the interpreter must agree with. */
export type InterpreterFacts = {
  /** Error numbers of its C library, by name; they are not those of Linux. */
  readonly errno: Readonly<Record<string, number>>;
  /** All that a module may import: what it exports, and what JavaScript gives it. */
  readonly names: readonly string[];
};

/** The file, in the cache, of the facts of the npm package `pyodide`, asked of the interpreter itself. */
export async function interpreterFacts(): Promise<string> {
  const core = join(pyodideFolder(), 'pyodide.asm.wasm');
  return cached(join('interpreter', `${(await sha256File(core)).slice(0, 16)}.json`), async (temporary) => {
    const python = await loadPyodide({ indexURL: pyodideFolder() });
    const errno: InterpreterFacts['errno'] = JSON.parse(
      python.runPython(
        'import errno, json; json.dumps({name: getattr(errno, name) for name in dir(errno) if name[0] == "E"})',
      ),
    );
    const module = new WebAssembly.Module(await readFile(core));
    const names = [...WebAssembly.Module.exports(module), ...WebAssembly.Module.imports(module)].map(
      ({ name }) => name,
    );
    await writeFile(
      temporary,
      JSON.stringify({ errno, names: [...new Set(names)].toSorted() } satisfies InterpreterFacts),
    );
  });
}
