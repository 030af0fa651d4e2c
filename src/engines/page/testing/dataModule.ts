import { importUrl, type Importing } from '../../../../workers/wire/importModule.ts';

/** Imports a module from its text in Node, which knows no `blob:` modules. */
export function dataModule(text: string): Importing {
  const url = `data:text/javascript,${encodeURIComponent(text)}`;
  return { url, module: importUrl(url) };
}
