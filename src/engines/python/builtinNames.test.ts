import { expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../../workers/python/testing/openNodePython.ts';
import { PYTHON_CELL_BUILTINS } from '../../parse/builtinNames.ts';

test.skipIf(!HAS_PYTHON)('a Python cell has the names that are told of it, and no others', async () => {
  const python = new TestPython();
  await python.boot();
  await python.run(
    'import builtins\nprint(*sorted(name for name, value in vars(builtins).items() if name != "input" and "skybook" in str(getattr(value, "__module__", getattr(value, "__name__", "")))))',
  );
  expect(python.printed().trim().split(' ')).toEqual([...PYTHON_CELL_BUILTINS]);
});
