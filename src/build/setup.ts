import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { place, writeWhole } from './assets/cache.ts';
import { coreSnapshot } from './assets/coreSnapshot.ts';
import { fetchAsset, type Fetching } from './assets/fetchAsset.ts';
import { assetLock } from './assets/lock.ts';
import { pyodideFolder, WheelPacker } from './assets/packWheels.ts';
import { pyodideLock, type Served } from './assets/pyodideLock.ts';
import { findPython } from './assets/python.ts';
import { SetupError } from './assets/setupError.ts';
import { sha256File } from './assets/sha256.ts';
import { setupStamp } from './assets/setupStamp.ts';

const root = resolve(import.meta.dirname, '../..');
const vendor = join(root, 'public/vendor');
const stampFile = join(vendor, 'stamp.txt');

const started = performance.now();
const say = (text: string) => console.log(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}`);

/** Fills `public/vendor` with all that the site serves beside its own code. Does nothing where that is done. */
async function setUp(): Promise<void> {
  const stamp = await setupStamp();
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return;
  const fetching: Fetching = { python: await findPython(), lock: assetLock, say };
  const packer = new WheelPacker();
  const served: Served[] = [];
  for (const [index, asset] of assetLock.assets.entries()) {
    say(`${index + 1} of ${assetLock.assets.length}: ${asset.name} ${asset.version}`);
    const fetched = await fetchAsset(asset, fetching);
    if (asset.kind === 'extension') {
      await place(fetched, join(vendor, 'duckdb/extensions', asset.file));
      continue;
    }
    const packed = await packer.pack(fetched, asset.version);
    await place(packed, join(vendor, 'pyodide', asset.file));
    served.push({ asset, file: asset.file, sha256: await sha256File(packed) });
  }
  say('Python itself, and its memory after the start');
  for (const name of ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip']) await place(join(pyodideFolder(), name), join(vendor, 'pyodide', name));
  await place(await coreSnapshot(), join(vendor, 'pyodide/core.snapshot.gz'));
  const { info } = JSON.parse(await readFile(join(pyodideFolder(), 'pyodide-lock.json'), 'utf8')) as { info: unknown };
  await writeWhole(join(vendor, 'pyodide/pyodide-lock.json'), pyodideLock(info, served));
  const bokeh = join(root, 'node_modules/@bokeh/bokehjs/build/js');
  for (const part of ['bokeh', 'bokeh-gl', 'bokeh-widgets', 'bokeh-tables']) await place(join(bokeh, `${part}.esm.min.js`), join(vendor, 'bokeh', `${part}.esm.min.js`));
  await writeWhole(stampFile, stamp);
  say(`everything the site serves is in ${vendor}`);
}

try {
  await setUp();
} catch (error) {
  const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
  console.error(full ? 'The disk is full: free about 1 GB and run this again; what has arrived is kept.' : error instanceof SetupError ? error.message : error);
  process.exit(1);
}
