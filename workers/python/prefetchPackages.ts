import { packagesFor, type PackageLock } from './packageLock.ts';

/**
 * Begins to fetch the packages of `modules` while Python itself is fetched and started; this worker's `fetch` then gives each of
 * them once from what has arrived. What fails here is simply fetched again.
 */
export async function prefetchPackages(pyodideUrl: string, modules: readonly string[]): Promise<void> {
  if (modules.length === 0) return;
  const direct = globalThis.fetch;
  const lock = ((await (await direct(`${pyodideUrl}pyodide-lock.json`)).json()) as { readonly packages: PackageLock }).packages;
  const coming = new Map(packagesFor(lock, modules, []).map((name) => [`${pyodideUrl}${lock[name]!.file_name}`, direct(`${pyodideUrl}${lock[name]!.file_name}`).catch(() => undefined)]));
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const response = await coming.get(url);
    coming.delete(url);
    return response?.ok ? response : direct(input, init);
  };
}
