import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = import.meta.dirname;

/** Names of the steps, each a file that defines `_step(base)`. */
export const STEPS: readonly string[] = readdirSync(resolve(FOLDER, 'steps'))
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.slice(0, -3))
  .sort();

/** What stands before a step's answer in what its cell prints. */
export const ANSWER = '--- answer';

/**
 * A Python cell that takes the step and prints its answer as JSON, in lines that are short enough to be shown whole.
 */
export function stepCell(name: string, base: string): string {
  const read = (file: string): string => readFileSync(resolve(FOLDER, file), 'utf8');
  return `${read('plain.py')}\n\n${read(`steps/${name}.py`)}\n\nimport json as _json\n_answer = _step("${base}")\nprint("${ANSWER}")\nprint(_json.dumps(_plain(_answer), indent=0))`;
}
