import type { PyodideAPI } from 'pyodide';
import type { LockedPackage } from './packageLock.ts';

/** What Pyodide has of its own for this. */
type Installer = {
  readonly _api: {
    install(bytes: ArrayBufferLike, file: string, folder: string, about: Map<string, string>): Promise<void>;
    readonly package_loader: { get_install_dir(name: string): string };
  };
};

/** Unpacks a package of Pyodide's distribution, and loads the libraries that it brings, as Pyodide does. */
export async function installPackage(
  pyodide: PyodideAPI,
  { file_name: url, install_dir: folder }: LockedPackage,
  bytes: Uint8Array,
): Promise<void> {
  const { _api: api }: Installer = Object(pyodide);
  const [file = url] = /[^/]+$/.exec(url) ?? [];
  const about = new Map([['INSTALLER', 'skybook']]);
  await api.install(bytes.buffer, file, api.package_loader.get_install_dir(folder), about);
}
