import type { Failure } from '../../../workers/wire/failure.ts';
import { importModule, type Importing } from '../../../workers/wire/importModule.ts';
import type { Analysis } from '../../parse/analysis.ts';

type Program = NonNullable<Analysis['program']>;
type Run = (...values: readonly unknown[]) => unknown;

/** A cell's program, ready to run, and where in the cell an error of it arose, 1-based, if its stack tells. */
export type CellModule = { readonly run: Promise<Run>; placeOf(error: Error): Pick<Failure, 'line' | 'column'> };

// Globals of browsers such as `fetch` are no inputs.
const BEFORE = 'export default (fetch) => (';

/** Compiles cells as modules: pages with a policy may not evaluate text, and a module is strict and has a scope of its own. Browsers never let go of a module, so each is kept. */
export class CellModules {
  readonly #fetch: typeof globalThis.fetch;
  readonly #load: (text: string) => Importing;
  readonly #known = new Map<string, CellModule>();

  /** `fetch` is the cells' own. */
  constructor(fetch: typeof globalThis.fetch, load: (text: string) => Importing = importModule) {
    this.#fetch = fetch;
    this.#load = load;
  }

  /** The module of a cell's program, compiled once for each text. */
  get(cellId: string, program: Program): CellModule {
    const name = `cell-${cellId.replace(/[^\w-]/g, '_')}`;
    const text = `${BEFORE}${program.body}\n)\n//# sourceURL=${name}`;
    const known = this.#known.get(text) ?? this.#compile(text, name, program);
    this.#known.set(text, known);
    return known;
  }

  #compile(text: string, name: string, { body, start }: Program): CellModule {
    const { url, module } = this.#load(text);
    const run = module.then((made) => (made as { readonly default: (fetch: typeof globalThis.fetch) => Run }).default(this.#fetch));
    run.catch(() => this.#known.delete(text));
    const lines = body.split('\n').length;
    const firstLine = body.slice(0, start).split('\n').length;
    const before = BEFORE.length + start - (firstLine === 1 ? 0 : BEFORE.length + body.lastIndexOf('\n', start - 1) + 1);
    return {
      run,
      placeOf: ({ stack = '' }) => {
        const found = placeIn(stack, name) ?? placeIn(stack, url);
        if (!found || found.line > lines) return {};
        return found.line === firstLine ? { line: found.line, column: found.column - before } : found;
      },
    };
  }
}

/** The first place in a stack that is in the source of this name, as V8 and SpiderMonkey (by the name), and JavaScriptCore (by the address) tell it. */
function placeIn(stack: string, source: string): { readonly line: number; readonly column: number } | undefined {
  const [, line, column] = new RegExp(`(?<![\\w-])${source.replace(/[^\w-]/g, '\\$&')}:(\\d+):(\\d+)`).exec(stack) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
}
