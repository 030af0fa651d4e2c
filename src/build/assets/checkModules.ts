import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { InterpreterFacts } from './interpreterFacts.ts';
import { missingImports } from './missingImports.ts';
import { SetupError } from './setupError.ts';
import { ownBytes } from '../../../workers/wire/ownBytes.ts';

/** Refuses a wheel with a compiled module that imports what the interpreter does not have. */
export async function checkModules(wheel: string, facts: string): Promise<void> {
  const { names }: InterpreterFacts = JSON.parse(await readFile(facts, 'utf8'));
  const known = new Set(names);
  const modules = unzipSync(await readFile(wheel), { filter: ({ name }) => name.endsWith('.so') });
  for (const [name, bytes] of Object.entries(modules)) {
    const missing = missingImports(ownBytes(bytes), known);
    if (missing.length > 0)
      throw new SetupError(
        `${name} was compiled, but calls ${missing.join(', ')}, which Pyodide does not have: it is not used.`,
      );
  }
}
