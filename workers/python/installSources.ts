import type { PyodideAPI } from 'pyodide';
import { fileMaker, fileSystemOf } from './image/fileMaker.ts';
import { layFolders } from './image/layFolders.ts';
import { internalsOf } from './internals.ts';
import { present } from '../../src/known/present.ts';

/** Python sources by their paths, which begin with `./`, below the folder of packages. */
export type PythonSources = Readonly<Record<string, string>>;

/** The same with their mark, by which it is known whether an image was made of them. */
export type MarkedSources = { readonly mark: number; readonly files: PythonSources };

/** Puts Skybook's own Python packages where Python looks for packages. */
export function installSources(pyodide: PyodideAPI, sources: PythonSources): void {
  const { sitepackages: site } = internalsOf(pyodide)._api;
  const fs = fileSystemOf(pyodide);
  const make = fileMaker(fs);
  const put = (path: string, text: string): void => {
    const file = `${site}/${path}`;
    const node = make(file);
    if (!node) {
      pyodide.FS.writeFile(file, text);
      return;
    }
    const bytes = new TextEncoder().encode(text);
    Object.assign(node, { contents: bytes, usedBytes: bytes.length });
  };
  const files = Object.entries(sources).map(([path, text]): readonly [string, string] => [
    path.replace(/^\.\//, ''),
    text,
  ]);
  layFolders(fs, site, files, put);
}

/** A mark of sources that is another for others (FNV-1a, 32 bits), in whatever order they are given. */
export function markOf(sources: PythonSources): number {
  let mark = 0x811c9dc5;
  for (const path of Object.keys(sources).sort())
    for (const text of [path, present(sources[path])])
      for (let index = 0; index < text.length; index++) mark = Math.imul(mark ^ text.charCodeAt(index), 0x01000193);
  return mark >>> 0;
}
