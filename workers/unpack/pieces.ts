/** An unpacked file on its way, block by block. */
export type Pieces = AsyncIterableIterator<Uint8Array<ArrayBuffer>, void>;
