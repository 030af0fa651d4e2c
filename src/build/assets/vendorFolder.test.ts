import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashOfFiles, setupStamp } from './setupStamp.ts';
import { VendorFolder } from './vendorFolder.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'skybook-vendor-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function fill(stamp: string, names: readonly string[]): Promise<void> {
  const vendor = new VendorFolder(folder);
  await vendor.begin();
  for (const name of names) await vendor.write(name, `text of ${name}`);
  await vendor.finish(stamp);
}

it('a whole run makes the folder current for its own stamp', async () => {
  expect(await new VendorFolder(folder).isCurrent('one')).toBe(false);
  await fill('one', ['a', 'deep/b']);
  expect(await new VendorFolder(folder).isCurrent('one')).toBe(true);
  expect(await new VendorFolder(folder).isCurrent('two')).toBe(false);
});

it('an interrupted run leaves no stamp, not even the one of the run before', async () => {
  await fill('one', ['a']);
  const interrupted = new VendorFolder(folder);
  await interrupted.begin();
  await interrupted.write('a', 'newer');
  expect(await new VendorFolder(folder).isCurrent('one')).toBe(false);
});

it('a file that was deleted or cut since makes the folder be filled again', async () => {
  await fill('one', ['a', 'deep/b']);
  writeFileSync(join(folder, 'deep/b'), 'cut');
  expect(await new VendorFolder(folder).isCurrent('one')).toBe(false);
  await fill('one', ['a', 'deep/b']);
  rmSync(join(folder, 'a'));
  expect(await new VendorFolder(folder).isCurrent('one')).toBe(false);
});

it('files of earlier runs go, those of this run stay', async () => {
  await fill('one', ['old-1.0.whl', 'deep/b']);
  await fill('two', ['new-2.0.whl', 'deep/b']);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'deep',
    join('deep', 'b'),
    'new-2.0.whl',
    'stamp.json',
  ]);
});

it('the stamp changes with any file that decides what is made, and only then', async () => {
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  writeFileSync(a, 'a');
  writeFileSync(b, 'b');
  const before = await hashOfFiles([a, b]);
  expect(await hashOfFiles([b, a])).toBe(before);
  writeFileSync(b, 'c');
  expect(await hashOfFiles([a, b])).not.toBe(before);
  expect(await setupStamp()).toBe(await setupStamp());
});
