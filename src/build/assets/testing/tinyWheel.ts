import { strToU8, zipSync } from 'fflate';

/** The bytes of a wheel of version 1.0 that holds these files. */
export function tinyWheel(name: string, members: Readonly<Record<string, string>>): Uint8Array {
  const about = {
    [`${name}-1.0.dist-info/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
    [`${name}-1.0.dist-info/WHEEL`]: 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${name}-1.0.dist-info/RECORD`]: '',
  };
  const files = Object.entries({ ...members, ...about }).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { mtime: '2000-01-01' });
}
