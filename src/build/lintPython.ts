import { join, resolve } from 'node:path';
import { assetLock } from './assets/lock.ts';
import { pythonTool } from './pythonTool.ts';

const RUFF = 'ruff==0.17.6';
const MYPY = 'mypy==2.4.1';
const root = resolve(import.meta.dirname, '../..');
const SETTINGS = ['--no-cache', '--quiet', '--config', join(root, 'src/build/ruff.toml')];
const FOLDERS = [join(root, 'workers/python'), join(root, 'src/build')];

/** Checks the Python of the site and of the build, how it is laid out too; with `format` it is laid out first. */
async function lintPython(format: boolean): Promise<void> {
  const ruff = await pythonTool(RUFF);
  await ruff(['format', ...(format ? [] : ['--check']), ...SETTINGS, ...FOLDERS]);
  await ruff(['check', ...(format ? ['--fix'] : []), '--output-format', 'concise', ...SETTINGS, ...FOLDERS]);
  if (!format) await checkTypes();
}

/** Checks the types of the packages that notebooks import, by the types of the site's own NumPy. */
async function checkTypes(): Promise<void> {
  const numpy = assetLock.assets.find(({ name }) => name === 'numpy');
  if (!numpy) throw new Error('The lock names no NumPy.');
  const mypy = await pythonTool(MYPY, `numpy==${numpy.version}`);
  await mypy(['--no-error-summary', '--config-file', join(root, 'src/build/mypy.ini')]);
}

try {
  await lintPython(process.argv[2] === 'format');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
