import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assetLock, type Asset } from '../../assets/lock.ts';
import { obtainAsset } from '../../assets/obtainAsset.ts';
import { pyodideFolder } from '../../assets/pyodideFolder.ts';
import { PublicHosts } from '../../assets/publicHosts.ts';
import { pyodideLock, type Distribution, type Served } from '../../assets/pyodideLock.ts';
import { findPython } from '../../assets/python.ts';
import { sha256File } from '../../assets/sha256.ts';
import { present } from '../../../known/present.ts';

const FILES = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip'];

/**
 * A folder of Pyodide as a page has it that does nothing for its start: its files and wheels as they are published, or
 * built, and not as the site packs them; of packages these, and what they need.
 */
export async function publishedPyodide(names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'skybook-pyodide-'));
  for (const name of FILES) await copyFile(join(pyodideFolder(), name), join(folder, name));
  const fetching = { python: await findPython(), lock: assetLock, hosts: new PublicHosts(), say: () => undefined };
  const served: Served[] = [];
  const wanted = new Set(names);
  // A set is walked to what is added on the way.
  for (const name of wanted) for (const other of assetOf(name).depends ?? []) wanted.add(other);
  for (const asset of Array.from(wanted, assetOf)) {
    const wheel = await obtainAsset(asset, fetching);
    await copyFile(wheel, join(folder, asset.file));
    served.push({ asset, file: asset.file, sha256: await sha256File(wheel) });
  }
  const { info }: Distribution = JSON.parse(await readFile(join(pyodideFolder(), 'pyodide-lock.json'), 'utf8'));
  await writeFile(join(folder, 'pyodide-lock.json'), pyodideLock(info, served));
  return folder;
}

function assetOf(name: string): Asset {
  return present(
    assetLock.assets.find((asset) => asset.kind !== 'extension' && asset.name === name),
    name,
  );
}
