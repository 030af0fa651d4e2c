import type { Pieces } from '../../unpack/pieces.ts';
import type { ImageHeader } from './imageHeader.ts';
import type { OpenedImage } from './sideModules.ts';

/** Reads an image; its modules are compiled while its memory still comes. Fails on what is no whole image. */
export async function readImage(unpacked: Pieces): Promise<OpenedImage> {
  const bytes = new Reader(unpacked);
  const length = new DataView((await bytes.take(4)).buffer).getUint32(0, true);
  const header: ImageHeader = JSON.parse(new TextDecoder().decode(await bytes.take(length)));
  const modules: Promise<WebAssembly.Module>[] = [];
  for (const { codeBytes } of header.modules) {
    const module = WebAssembly.compile(await bytes.take(codeBytes));
    // What is wrong with the file is told by its end.
    module.catch(() => undefined);
    modules.push(module);
  }
  const memory = await bytes.rest();
  return { header, modules: await Promise.all(modules), memory };
}

/** Reads a stream by lengths. */
class Reader {
  #left: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  constructor(readonly stream: Pieces) {}

  async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const taken = new Uint8Array(length);
    for (let at = 0; at < length;) {
      if (this.#left.length === 0) {
        const { value } = await this.stream.next();
        if (!value) throw new Error('an image of Python ended before it was whole');
        this.#left = value;
      }
      const part = this.#left.subarray(0, length - at);
      taken.set(part, at);
      at += part.length;
      this.#left = this.#left.subarray(part.length);
    }
    return taken;
  }

  async rest(): Promise<readonly Uint8Array[]> {
    const pieces: Uint8Array[] = [this.#left];
    for (let next = await this.stream.next(); next.value; next = await this.stream.next()) pieces.push(next.value);
    return pieces;
  }
}
