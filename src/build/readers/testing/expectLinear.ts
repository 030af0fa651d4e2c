import { expect, test } from 'vitest';
import { growthOf } from '../growth.ts';
import type { Reader } from '../reader.ts';

/** Twice for a linear reader, four times for one that looks from every place to the end; what lies between is noise. */
const MOST_RATIO = 3;

/** States of each reader that its cost grows with the length of its text alone, for each of its inputs. */
export function expectLinear(readers: readonly Reader[]): void {
  // What else the machine does at that moment is measured with it.
  test.each(readers.map((reader) => [reader.name, reader] as const))(
    '%s',
    { timeout: 300_000, retry: 2 },
    async (_, { read, inputs }) => {
      expect(inputs.length).toBeGreaterThan(1);
      const slow: string[] = [];
      for (const input of inputs) {
        const { ratio, characters, ms } = await growthOf(read, input);
        if (!(ratio < MOST_RATIO))
          slow.push(
            `${input.name}: ${ms.toFixed(0)} ms for ${characters.toLocaleString('en')} characters, ${ratio.toFixed(1)} times as much at each doubling`,
          );
        if (process.env.SKYBOOK_TIMES)
          process.stdout.write(`${_}\t${input.name}\t${characters}\t${ms.toFixed(0)} ms\t${ratio.toFixed(2)}\n`);
      }
      expect(slow).toEqual([]);
    },
  );
}
