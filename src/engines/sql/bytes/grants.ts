import { isTooLarge } from '../../../store/tooLarge.ts';

/** Of what is left a read is granted one part in so many, so that others can begin beside it. */
const SHARES = 4;

/** Shares a number of bytes out to reads under way together, whose sizes nobody knows before. */
export class Grants {
  readonly #leftBytes: () => number;
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;
  #grantedBytes = 0;
  #largestBytes = 0;

  /** `leftBytes` tells what may still come, beside what is under way. */
  constructor(leftBytes: () => number) {
    this.#leftBytes = leftBytes;
  }

  /**
   * Reads by `take`, which fails with `TooLargeError` beyond the bytes that it is given; that is final where these were
   * all that is left, and `wasted` is told what such a read has brought for nothing. One that is `isTooLong` for a part
   * of these has all, when nothing else is under way.
   */
  async take<T extends { readonly bytes: Uint8Array }>(
    take: (mostBytes: number) => Promise<T>,
    wasted: (bytes: number) => void,
    isTooLong = false,
  ): Promise<T> {
    for (;;) {
      const left = this.leftBytes;
      const most = isTooLong ? left : left / SHARES;
      const isAlone = this.#underWay === 0;
      if (!isAlone && (isTooLong || most < 2 * this.#largestBytes || most < 1)) {
        await new Promise<void>((go) => this.#waiting.push(go));
        continue;
      }
      // Alone it may have all when a part of it is likely to be too little.
      const isAll = isTooLong || (isAlone && most < 2 * this.#largestBytes);
      try {
        return await this.within(isAll ? left : most, take);
      } catch (error) {
        if (!isTooLarge(error) || isAll) throw error;
        if (error.totalBytes === undefined) wasted(most);
        isTooLong = true;
      }
    }
  }

  /** What may still come, beside what reads under way may bring. */
  get leftBytes(): number {
    return this.#leftBytes() - this.#grantedBytes;
  }

  /** Reads by `take`, which may bring so many bytes. */
  async within<T extends { readonly bytes: Uint8Array }>(
    bytes: number,
    take: (mostBytes: number) => Promise<T>,
  ): Promise<T> {
    this.#underWay++;
    this.#grantedBytes += bytes;
    try {
      const taken = await take(bytes);
      this.#largestBytes = Math.max(this.#largestBytes, taken.bytes.length);
      return taken;
    } finally {
      this.#underWay--;
      this.#grantedBytes -= bytes;
      for (const go of this.#waiting.splice(0)) go();
    }
  }
}
