import type { PyodideAPI } from 'pyodide';
import { fileMaker, fileSystemOf } from './image/fileMaker.ts';
import { present } from '../../src/known/present.ts';

/** Python sources by their paths, which begin with `./`, below the folder of packages. */
export type PythonSources = Readonly<Record<string, string>>;

/** The same with their mark, by which it is known whether an image was made of them. */
export type MarkedSources = { readonly mark: number; readonly files: PythonSources };

/** Puts Skybook's own Python packages where Python looks for packages. */
export function installSources(pyodide: PyodideAPI, sources: PythonSources): void {
  const site: string = pyodide.runPython('import site; site.getsitepackages()[0]');
  const make = fileMaker(fileSystemOf(pyodide));
  for (const [path, text] of Object.entries(sources)) {
    const file = path.replace(/^\./, site);
    const node = make(file);
    if (!node) {
      pyodide.FS.writeFile(file, text);
      continue;
    }
    const bytes = new TextEncoder().encode(text);
    Object.assign(node, { contents: bytes, usedBytes: bytes.length });
  }
}

/** A mark of sources that is another for others (FNV-1a, 32 bits), in whatever order they are given. */
export function markOf(sources: PythonSources): number {
  let mark = 0x811c9dc5;
  for (const path of Object.keys(sources).sort())
    for (const text of [path, present(sources[path])])
      for (let index = 0; index < text.length; index++) mark = Math.imul(mark ^ text.charCodeAt(index), 0x01000193);
  return mark >>> 0;
}
