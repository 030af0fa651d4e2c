import { resolve } from 'node:path';
import { loadPyodide } from 'pyodide';
import { itemAt } from '../../known/itemAt.ts';

/** A package to be loaded, by the lock's name or from a wheel; modules to import; and a call that has to be true. */
export type PackageCall = {
  readonly name: string;
  readonly wheel?: string;
  readonly needs: readonly string[];
  readonly imports: readonly string[];
  readonly call?: string;
};

const { name, wheel, needs, imports, call }: PackageCall = JSON.parse(itemAt(process.argv, 2));
const vendor = resolve(import.meta.dirname, '../../../public/vendor/pyodide');
const python = await loadPyodide({ indexURL: vendor, packageCacheDir: vendor });
const quiet = { messageCallback: () => undefined, errorCallback: () => undefined };
await python.loadPackage(['numpy', ...needs], quiet);
const loaded = await python.loadPackage(wheel ?? name, quiet);
if (loaded.length === 0) {
  console.log('\u001enot to be had');
  process.exit(0);
}
try {
  python.runPython(
    ['import numpy as np', 'n = np.array([1, 2, 3, 4])', ...imports.map((one) => `import ${one}`)].join('\n'),
  );
  const isRight = call === undefined || String(python.runPython(`bool(${call})`)) === 'true';
  console.log(`\u001e${isRight ? (call === undefined ? 'imported' : 'called') : 'called, with another answer'}`);
} catch (error) {
  console.log(`\u001e${String(error).trim().split('\n').at(-1)}`);
}
process.exit(0);
