import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

test.skipIf(!HAS_PYTHON)(
  'beyond 2 GB Python says that its memory is full, and what leaves it is right up to there and after',
  async () => {
    const python = await new TestPython().boot();
    const text =
      "made = Table({'a': np.arange(5, dtype='i4'), 's': ['x1', 'x2', 'x3', 'x4', 'x5'], 'f': [1.5, 2.5, 3.5, 4.5, 5.5]})";
    const values = async () => {
      const carried = await python.carry(`import numpy as np\nfrom astropy.table import Table\n${text}`);
      if (carried.kind !== 'table') throw new Error(carried.kind);
      return tableFromIPC(carried.table.ipc)
        .toArray()
        .map((row) => Object.values((row as { toJSON(): object }).toJSON()) as unknown[]);
    };
    const right = [1, 2, 3, 4, 5].map((i) => [i - 1, `x${i}`, i + 0.5]);
    // Memory that is not touched costs this machine nothing.
    await python.run('import numpy as np\nlarge = np.empty(225_000_000)', { cellId: 'large', defines: ['large'] });
    expect(await values()).toEqual(right);
    await expect(python.run('import numpy as np\nnp.empty(100_000_000)')).rejects.toMatchObject({
      failure: {
        message: expect.stringContaining('MemoryError') as unknown,
        advice: expect.stringContaining('at most 2 GB') as unknown,
      },
    });
    expect(await values()).toEqual(right);
  },
);
