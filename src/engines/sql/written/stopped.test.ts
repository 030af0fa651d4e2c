import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { desktopPython } from '../../../build/fixtures/desktopPython.ts';
import { isThere } from '../../../build/fixtures/isThere.ts';
import { runPython } from '../../../build/fixtures/runPython.ts';

const desktop = await desktopPython();
const isReady = isThere('A Python with DuckDB', desktop !== undefined, 'let the machine reach PyPI');
const SCRIPT = resolve(import.meta.dirname, '../../../../workers/python/skybook_elsewhere/testing/stop_queries.py');

// DuckDB by itself heeds no interrupt while another of its threads has the whole query.
test.skipIf(!isReady)(
  'an interrupt ends a query whenever it comes, and the tables stay',
  { timeout: 90_000 },
  async () => {
    const lines = (await runPython(desktop!, [SCRIPT])).trim().split('\n');
    expect(lines).toEqual(Array.from({ length: 25 }, () => 'KeyboardInterrupt 41'));
  },
);
