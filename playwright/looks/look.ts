import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { decoded } from '../decoded.ts';

const FILE = resolve(import.meta.dirname, 'looks.json');
const GRID = { columns: 24, rows: 16 };
/** Of 255, how far two looks of one thing are apart: on average, and in all but a twentieth of their parts. */
const NEAR = { mean: 7, most: 40 };

/** How something looks from afar: the mean colours of its parts, so that fonts and smoothing are no difference. */
export type Look = Uint8Array<ArrayBuffer>;

/** How an element looks; `beside` is any page, which does the sums. */
export async function lookAt(element: Locator, beside: Page): Promise<Look> {
  const image = await decoded(beside, await element.screenshot({ animations: 'disabled', caret: 'hide' }));
  const means = await beside.evaluate(
    ({ image: { data, width, height }, columns, rows }) => {
      const sums = Array.from({ length: columns * rows }, () => [0, 0, 0, 0]);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const part = sums[Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width)];
          if (!part) continue;
          for (let color = 0; color < 3; color++)
            part[color] = (part[color] ?? 0) + (data[4 * (y * width + x) + color] ?? 0);
          part[3] = (part[3] ?? 0) + 1;
        }
      return sums.flatMap(([red = 0, green = 0, blue = 0, pixels = 1]) =>
        [red, green, blue].map((sum) => Math.round(sum / Math.max(1, pixels))),
      );
    },
    { image, ...GRID },
  );
  return Uint8Array.from(means);
}

/** How far two looks are apart, where that is more than machines differ; undefined where they are alike. */
export function apart(one: Look, other: Look): string | undefined {
  const steps = Array.from(one, (value, at) => Math.abs(value - (other[at] ?? 0))).toSorted((a, b) => a - b);
  const mean = steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length);
  const most = steps[Math.floor(steps.length * 0.95)] ?? 0;
  if (one.length === other.length && mean <= NEAR.mean && most <= NEAR.most) return undefined;
  return `${mean.toFixed(1)} of 255 on average, ${most} in most parts`;
}

/** The looks that were looked at and found good; with SKYBOOK_LOOKS=write those of this run become them. */
export class Looks {
  readonly #known = new Map(
    Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, string>>).map(([name, base64]) => [
      name,
      Uint8Array.from(Buffer.from(base64, 'base64')),
    ]),
  );

  /** How far a look is from the known one of this name. */
  difference(name: string, look: Look): string | undefined {
    const known = this.#known.get(name);
    if (known) return apart(look, known);
    if (process.env['SKYBOOK_LOOKS'] !== 'write') return 'nobody has looked at it';
    this.#known.set(name, look);
    const all = [...this.#known].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const lines = all.map(([key, value]) => `  ${JSON.stringify(key)}: "${Buffer.from(value).toString('base64')}"`);
    writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`);
    return undefined;
  }

  /** Two known looks that nothing tells apart, as none should be. */
  alike(names: readonly string[]): readonly string[] {
    return names.flatMap((one, at) =>
      names.slice(at + 1).flatMap((other) => {
        const [a, b] = [this.#known.get(one), this.#known.get(other)];
        return a && b && apart(a, b) === undefined ? [`${one} and ${other}`] : [];
      }),
    );
  }
}
