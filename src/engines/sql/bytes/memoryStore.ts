import type { ByteStore } from '../../../store/byteStore.ts';

type Piece = { readonly start: number; readonly bytes: Uint8Array };

/** Keeps at most `limitBytes` in memory; the file that was used longest ago goes first. */
export class MemoryStore implements ByteStore {
  readonly #files = new Map<string, Piece[]>();
  readonly #limitBytes: number;
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  async read(file: string, start: number, end: number): Promise<readonly Piece[]> {
    const found = (this.#used(file) ?? []).filter(
      (piece) => piece.start < end && piece.start + piece.bytes.length > start,
    );
    return found.map((piece) => ({ ...piece, bytes: piece.bytes.slice() }));
  }

  forget(file: string): void {
    for (const { bytes } of this.#files.get(file) ?? []) this.#bytes -= bytes.length;
    this.#files.delete(file);
  }

  write(file: string, start: number, bytes: Uint8Array): void {
    if (bytes.length > this.#limitBytes / 4) return;
    const pieces = this.#used(file) ?? [];
    this.#files.set(file, pieces);
    pieces.push({ start, bytes: bytes.slice() });
    this.#bytes += bytes.length;
    for (const [name, kept] of this.#files) {
      if (this.#bytes <= this.#limitBytes || name === file) return;
      this.#bytes -= kept.reduce((sum, piece) => sum + piece.bytes.length, 0);
      this.#files.delete(name);
    }
  }

  #used(file: string): Piece[] | undefined {
    const pieces = this.#files.get(file);
    if (!pieces) return undefined;
    this.#files.delete(file);
    this.#files.set(file, pieces);
    return pieces;
  }
}
