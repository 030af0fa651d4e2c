import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { desktopPython } from '../../build/fixtures/desktopPython.ts';
import { isThere } from '../../build/fixtures/isThere.ts';
import { runPython } from '../../build/fixtures/runPython.ts';

const SCRIPT = resolve(import.meta.dirname, '../../../workers/python/skybook_elsewhere/testing/two_pages.py');
const desktop = await desktopPython();
const isReady = isThere('A Python with Jupyter', desktop !== undefined, 'let the machine reach PyPI');

test.skipIf(!isReady)(
  'two tabs that share a kernel get what is theirs, also by turns',
  { timeout: 60_000 },
  async () => {
    const told = await runPython(desktop!, ['-P', SCRIPT]);
    expect(JSON.parse(told.trim().split('\n').at(-1)!)).toEqual({
      took: ['ours', 'theirs'],
      gave: [4 * 2 ** 22, 24, 4 * 2 ** 22, 40_000_000 - 8 * 2 ** 22],
    });
  },
);
