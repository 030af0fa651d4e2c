/**
 * A module on its way, and the address that it has in the stacks of errors where the browser does not take the name it
 * gives itself.
 */
export type Importing = { readonly url: string; readonly module: Promise<unknown> };

/**
 * Imports a module from its text, which must name no other file: a frame of opaque origin may load code from memory
 * alone.
 */
export function importModule(text: BlobPart): Importing {
  const url = moduleUrl(text);
  return { url, module: importUrl(url).finally(() => URL.revokeObjectURL(url)) };
}

/** An address of a module's text, for this page and its workers; it lasts as long as the page. */
export function moduleUrl(text: BlobPart): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

/** Imports the module at such an address. */
export function importUrl(url: string): Promise<unknown> {
  return import(/* @vite-ignore */ url);
}
