import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = import.meta.dirname;

/** Names of the steps, each a file that defines `_step(base)`. */
export const STEPS: readonly string[] = readdirSync(resolve(FOLDER, 'steps'))
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.slice(0, -3))
  .sort();

/** A Python cell that takes the step and prints its answer as JSON. */
export function stepCell(name: string, base: string): string {
  const read = (file: string): string => readFileSync(resolve(FOLDER, file), 'utf8');
  return `${read('plain.py')}\n\n${read(`steps/${name}.py`)}\n\nimport json as _json\nprint(_json.dumps(_plain(_step("${base}"))))`;
}
