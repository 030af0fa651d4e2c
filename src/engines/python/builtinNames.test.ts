import { expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../../workers/python/testing/openNodePython.ts';
import { PYTHON_CELL_BUILTINS } from '../../parse/builtinNames.ts';

test.skipIf(!HAS_PYTHON)(
  'a Python cell has the names that are told of it, and no others',
  async () => {
    const python = new TestPython();
    await python.boot();
    await python.run('print(*sorted(name for name in globals() if not name.startswith("_")))');
    expect(python.printed().trim().split(' ')).toEqual([...PYTHON_CELL_BUILTINS]);
  },
  120_000,
);
