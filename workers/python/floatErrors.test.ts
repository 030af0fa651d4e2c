import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const FOLDER = resolve(import.meta.dirname, 'testing/floatErrors');
const CASES = readFileSync(resolve(FOLDER, 'float_error_cases.py'), 'utf8');
/** What NumPy on Linux (x86) tells of each expression, and its value. */
const ANSWERS = JSON.parse(readFileSync(resolve(FOLDER, 'answers.json'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;

describe.skipIf(!HAS_PYTHON)('floating-point errors are told as on a desktop', () => {
  let python: TestPython;
  let noticed: boolean;
  const printed = async (text: string) => {
    await python.run(text);
    return python.printed().trim();
  };

  beforeAll(async () => {
    python = await new TestPython().boot();
    noticed = (await printed('import numpy as np\nwith np.errstate(all="call", call=print):\n    np.log(0.0)')) !== '';
  });

  test.for(Object.entries(ANSWERS))('%s', async ([expression, answer], { skip }) => {
    skip(!noticed, 'this site was set up without a NumPy that notices them');
    const said = await printed(
      `import json, types\ncases = types.ModuleType("cases")\nexec(${JSON.stringify(CASES)}, cases.__dict__)\nprint(json.dumps(cases.answers([${JSON.stringify(expression)}])))`,
    );
    expect(JSON.parse(said)).toEqual({ [expression]: answer });
  });

  test('by a line under the cell, once for each place', async ({ skip }) => {
    skip(!noticed, 'this site was set up without a NumPy that notices them');
    const said = await printed('import numpy as np\nfor _ in range(3):\n    np.arange(2) / 0');
    expect(said.match(/RuntimeWarning: .*/g)).toEqual([
      'RuntimeWarning: divide by zero encountered in divide',
      'RuntimeWarning: invalid value encountered in divide',
    ]);
  });
});
