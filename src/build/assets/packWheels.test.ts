import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WheelPacker } from './packWheels.ts';
import { replacementsFor } from './replacements.ts';
import { tinyWheel } from './testing/tinyWheel.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skybook-pack-'));
  vi.stubEnv('SKYBOOK_CACHE', folder);
});
afterAll(() => {
  packer.end();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const packer = new WheelPacker();
const packed = async (name: string, files: Record<string, string>): Promise<Record<string, Uint8Array>> => {
  const wheel = join(folder, `${name}.whl`);
  writeFileSync(wheel, tinyWheel(name, files));
  return unzipSync(readFileSync(await packer.pack(wheel, { name, version: '1.0' })));
};

it('a package is served with its replacements, and refused where they do not fit its version', async () => {
  const [replacement] = await replacementsFor('scipy');
  const { file, old } = replacement!;
  const source = (before: string) => ({
    [file]: `def taken(value, np):\n    ${before} subok=False)\n    return value\n`,
  });
  const code = (files: Record<string, Uint8Array>) =>
    new TextDecoder('latin1').decode(files[file.replace(/py$/, 'pyc')]);
  expect(code(await packed('scipy', source(old)))).toMatch(/same_kind/);
  expect(code(await packed('other', source(old)))).not.toMatch(/same_kind/);
  await expect(packed('scipy', source('value = dict('))).rejects.toThrow(
    /0 times: the replacement is for another version/,
  );
  await expect(packed('scipy', { 'scipy/else.py': '' })).rejects.toThrow(/does not hold/);
});
