import { parseJavaScript, transpileJavaScript } from '@observablehq/notebook-kit';
import type { Failure } from '../../../workers/wire/failure.ts';
import type { Analysis } from '../analysis.ts';
import { findHosts } from '../findHosts.ts';
import { placeOf } from '../placeOf.ts';
import { findForeignImport } from './foreignImport.ts';
import { javascriptSyntaxFailure } from './javascriptSyntaxFailure.ts';
import { importsOf, keptLines, padded } from './keptLines.ts';
import { JAVASCRIPT_CELL_BUILTINS, JAVASCRIPT_GLOBALS, YIELDING_BUILTINS } from './pageNames.ts';

/** What a JavaScript cell declares and needs. `program.inputs` also holds the page's builtins that it reads. */
export function analyseJavaScript(text: string): Analysis {
  const hosts = findHosts(text);
  const nothing = { defines: [], needs: [], stars: [], imports: [], hosts };
  try {
    const parsed = parseJavaScript(text);
    const foreign = findForeignImport(parsed.body);
    const imports = importsOf(parsed.body);
    const transpiled = transpileJavaScript(padded(text, imports));
    const { inputs: read = [], outputs = [], autodisplay = false } = transpiled;
    // The browser's globals are left where they are: some throw when merely looked at in a sandboxed page.
    const inputs = read.filter((name) => !JAVASCRIPT_GLOBALS.has(name));
    const taken = outputs.find(isTaken);
    const needs = inputs.filter((name) => !isGiven(name));
    const yielding = inputs.filter((name) => YIELDING_BUILTINS.has(name));
    const failure = foreign ? foreignFailure(text, foreign) : taken === undefined ? undefined : takenFailure(taken);
    return {
      ...nothing,
      defines: outputs.filter((name) => !isTaken(name)),
      needs,
      ...(yielding.length > 0 && { builtins: yielding }),
      ...(failure
        ? { failure }
        : {
            program: {
              ...keptLines(
                text,
                imports,
                { ...transpiled, body: transpiled.body.replace(`(${read.join(',')}) =>`, `(${inputs.join(',')}) =>`) },
                parsed.expression,
              ),
              inputs,
              autodisplay,
            },
          }),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ...nothing, failure: javascriptSyntaxFailure(error) };
  }
}

function isTaken(name: string): boolean {
  return isGiven(name) && !YIELDING_BUILTINS.has(name);
}

function isGiven(name: string): boolean {
  return JAVASCRIPT_CELL_BUILTINS.has(name) || JAVASCRIPT_GLOBALS.has(name);
}

function foreignFailure(text: string, { specifier, at }: NonNullable<ReturnType<typeof findForeignImport>>): Failure {
  return {
    kind: 'syntax',
    message: `${specifier} is not the address of a module`,
    advice: 'No package service is asked in your name. Import from a full address: import … from "https://…".',
    ...placeOf(text, at),
  };
}

function takenFailure(name: string): Failure {
  return {
    kind: 'name',
    message: `${name} belongs to the page and cannot be defined again`,
    advice: 'Choose another name.',
  };
}
