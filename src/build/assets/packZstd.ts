import { Zstd } from '@hpcc-js/wasm-zstd';

/** What is larger is packed less tightly: the best takes minutes for these. */
const TIGHT_BYTES = 2 ** 26.5;

/** Packs a file in Zstandard's format (RFC 8878), for `unpack`. */
export async function packZstd(bytes: Uint8Array): Promise<Uint8Array> {
  const zstd = await Zstd.load();
  return zstd.compress(bytes, bytes.length < TIGHT_BYTES ? 19 : 12);
}
