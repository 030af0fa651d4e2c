import { join, resolve } from 'node:path';
import { pythonTool } from './pythonTool.ts';

const RUFF = 'ruff==0.17.6';
const root = resolve(import.meta.dirname, '../..');
const SETTINGS = ['--no-cache', '--quiet', '--config', join(root, 'src/build/ruff.toml')];
const FOLDERS = [join(root, 'workers/python'), join(root, 'src/build')];

/** Checks the Python of the site and of the build, how it is laid out too; with `format` it is laid out first. */
async function lintPython(format: boolean): Promise<void> {
  const ruff = await pythonTool(RUFF);
  await ruff(['format', ...(format ? [] : ['--check']), ...SETTINGS, ...FOLDERS]);
  await ruff(['check', ...(format ? ['--fix'] : []), '--output-format', 'concise', ...SETTINGS, ...FOLDERS]);
}

try {
  await lintPython(process.argv[2] === 'format');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
