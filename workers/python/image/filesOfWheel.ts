import type { WheelFile } from './imageHeader.ts';

const END = 0x06054b50;
const MEMBER = 0x02014b50;

/**
 * The files of a wheel, a ZIP archive without comment (PKWARE APPNOTE 6.3, sections 4.3.12 and 4.3.16), as they are
 * read from it one by one.
 */
export function filesOfWheel(wheel: Uint8Array): readonly WheelFile[] {
  const view = new DataView(wheel.buffer, wheel.byteOffset, wheel.byteLength);
  const end = wheel.length - 22;
  if (view.getUint32(end, true) !== END) throw new Error('this is no wheel as the site packs them');
  const files: WheelFile[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== MEMBER) throw new Error('the list of a wheel’s files is broken');
    const long = (offset: number) => view.getUint32(at + offset, true);
    const short = (offset: number) => view.getUint16(at + offset, true);
    const [packed, bytes, local] = [long(20), long(24), long(42)];
    const [name, extra, comment] = [short(28), short(30), short(32)];
    const path = new TextDecoder().decode(wheel.subarray(at + 46, at + 46 + name));
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    files.push([path, start, packed, bytes, view.getUint16(at + 10, true) === 8 ? 1 : 0]);
    at += 46 + name + extra + comment;
  }
  return files;
}
