import { crc32, deflateRawSync } from 'node:zlib';

/** The address, without the site's, of a notebook file as a link: the format that `nb1.` names. */
export function notebookLink(text: string): string {
  const packed = deflateRawSync(Buffer.from(text));
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(packed));
  return `#nb1.${Buffer.concat([sum, packed]).toString('base64url')}`;
}
