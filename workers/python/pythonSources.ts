import type { PyodideAPI } from 'pyodide';

const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ['./skybook/**/*.py', './skybook/**/*.json', './IPython/**/*.py'],
  { query: '?raw', import: 'default', eager: true },
);

/** Puts Skybook's own Python packages where Python looks for packages. */
export function installSources(pyodide: PyodideAPI, sources = SOURCES): void {
  const site = pyodide.runPython('import site; site.getsitepackages()[0]') as string;
  for (const [path, text] of Object.entries(sources)) {
    const file = path.replace(/^\./, site);
    pyodide.FS.mkdirTree(file.slice(0, file.lastIndexOf('/')));
    pyodide.FS.writeFile(file, text);
  }
}
