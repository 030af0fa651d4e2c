import type { PythonSources } from '../installSources.ts';

/** Skybook's own Python packages, as they are now. */
export const PYTHON_SOURCES: PythonSources = import.meta.glob(
  ['./skybook/**/*.py', './skybook/**/*.json', './IPython/**/*.py', './matplotlib_inline/*.py'],
  { query: '?raw', import: 'default', eager: true, base: '../' },
);
