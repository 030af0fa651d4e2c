import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildNumpy } from './assets/buildNumpy.ts';
import { cacheDir } from './assets/cache.ts';
import { diskProblem } from './assets/diskProblem.ts';
import type { Fetching } from './assets/fetching.ts';
import { assetLock, type Asset } from './assets/lock.ts';
import { obtainAsset } from './assets/obtainAsset.ts';
import { WheelPacker } from './assets/packWheels.ts';
import { PublicHosts } from './assets/publicHosts.ts';
import { pyodideFolder } from './assets/pyodideFolder.ts';
import { asksPublicHost, PUBLIC_HOST } from './assets/publicPackages.ts';
import { pyodideLock, type Distribution, type Served } from './assets/pyodideLock.ts';
import { patchedScript, pythonImages } from './assets/image/pythonImages.ts';
import { findPython } from './assets/python.ts';
import { SetupError } from './assets/setupError.ts';
import { sha256File } from './assets/sha256.ts';
import { setupStamp } from './assets/setupStamp.ts';
import { VendorFolder } from './assets/vendorFolder.ts';
import { lastOf } from '../known/lastOf.ts';

const root = resolve(import.meta.dirname, '../..');
/**
 * What the official NumPy is not. With it the page says so under each notebook, and Python in the first cell that
 * computes with it.
 */
const WIDE_INTEGERS = 'a NumPy with integers of 64 bits';
const started = performance.now();
const say = (text: string) =>
  console.log(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}`);

/** Fills `public/vendor` with all that the site serves beside its own code. Does nothing where that is done. */
async function setUp(packer: WheelPacker): Promise<void> {
  const vendor = new VendorFolder(join(root, 'public/vendor'));
  const stamp = await setupStamp();
  if (await vendor.isCurrent(stamp)) return;
  const fetching: Fetching = { python: await findPython(), lock: assetLock, hosts: new PublicHosts(), say };
  say(`filling ${vendor.folder}; what is fetched and built is kept in ${cacheDir()}`);
  await vendor.begin();
  const served: Promise<Served>[] = [];
  const missing: { readonly name: string; readonly reason: string }[] = [];
  // Without a compiler the rest of the site is as good; nothing else in it needs what can only be built.
  const goWithout = (name: string, error: unknown): undefined => {
    if (diskProblem(error)) throw error;
    missing.push({ name, reason: error instanceof SetupError ? error.message : String(error) });
    say(`${name} could not be compiled: ${lastOf(missing).reason}`);
  };
  // What only its public host has the page asks there itself.
  const leaveToHost = ({ name }: Asset, error: unknown): undefined => {
    if (diskProblem(error)) throw error;
    say(`${name} could not be fetched here: pages ask ${new URL(PUBLIC_HOST).host} for it`);
  };
  const missed = ({ sources }: Asset) =>
    sources.every((source) => 'build' in source)
      ? ({ name }: Asset, error: unknown) => goWithout(name, error)
      : sources.every((source) => 'url' in source && source.url.startsWith(PUBLIC_HOST))
        ? leaveToHost
        : undefined;
  const serve = async (asset: Asset, file: string, compiled: Promise<string | undefined> | undefined) => {
    const packed = await packer.pack((await compiled) ?? file, asset);
    await vendor.place(packed, `pyodide/${asset.file}`);
    return { asset, file: asset.file, sha256: await sha256File(packed) };
  };
  // The next are fetched while these are packed and compiled; one is compiled at a time.
  let compiling: Promise<unknown> | undefined;
  for (const [index, asset] of assetLock.assets.entries()) {
    say(`${index + 1} of ${assetLock.assets.length}: ${asset.name} ${asset.version}`);
    if (asset.sources.some((source) => 'build' in source)) await compiling;
    const obtained = obtainAsset(asset, fetching);
    const without = missed(asset);
    const file = await (without ? obtained.catch((error: unknown) => without(asset, error)) : obtained);
    if (!file) continue;
    if (asset.kind === 'extension') {
      await vendor.place(file, `duckdb/extensions/${asset.file}`);
      continue;
    }
    const compiled =
      asset.name === 'numpy'
        ? buildNumpy(file, fetching).catch((error: unknown) => goWithout(WIDE_INTEGERS, error))
        : undefined;
    compiling ??= compiled?.catch(() => undefined);
    const serving = serve(asset, file, compiled);
    // What failed is told when all are awaited.
    serving.catch(() => undefined);
    served.push(serving);
  }
  say('the last are packed');
  const all = await Promise.all(served);
  packer.end();
  say('Python itself, and its memory after imports');
  for (const name of ['pyodide.asm.wasm', 'python_stdlib.zip'])
    await vendor.place(join(pyodideFolder(), name), `pyodide/${name}`);
  await vendor.place(await patchedScript(), 'pyodide/pyodide.asm.mjs');
  const official = await readFile(join(pyodideFolder(), 'pyodide-lock.json'), 'utf8');
  const { info, packages: distribution }: Distribution = JSON.parse(official);
  const lock = pyodideLock(info, all, asksPublicHost() ? Object.values(distribution) : [], PUBLIC_HOST);
  await vendor.write('pyodide/pyodide-lock.json', lock);
  const images = await pythonImages(join(vendor.folder, 'pyodide'));
  for (const [name, path] of Object.entries(images)) await vendor.place(path, `pyodide/${name}`);
  const bokeh = join(root, 'node_modules/@bokeh/bokehjs/build/js');
  for (const part of ['bokeh', 'bokeh-api', 'bokeh-gl', 'bokeh-widgets', 'bokeh-tables'])
    await vendor.place(join(bokeh, `${part}.esm.min.js`), `bokeh/${part}.esm.min.js`);
  await vendor.write('lacks.json', JSON.stringify(missing.map(({ name }) => name)));
  if (missing.length > 0) {
    for (const { name, reason } of missing) say(`the site goes without ${name}: ${reason}`);
    return say('the site is whole but for that; the next set-up tries again');
  }
  await vendor.finish(stamp);
  say(`everything the site serves is in ${vendor.folder}`);
}

const packer = new WheelPacker();
try {
  await setUp(packer);
} catch (error) {
  console.error(diskProblem(error) ?? (error instanceof SetupError ? error.message : error));
  process.exitCode = 1;
}
packer.end();
// A compiler that is still at work for what has failed is not waited for.
process.exit();
