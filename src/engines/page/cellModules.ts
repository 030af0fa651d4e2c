import type { Failure } from '../../../workers/wire/failure.ts';
import { importModule, type Importing } from '../../../workers/wire/importModule.ts';
import type { Analysis } from '../../parse/analysis.ts';
import { withLoopChecks, type Checked } from '../../parse/javascript/loopChecks.ts';
import { uncheckedColumn } from '../../parse/javascript/uncheckedColumn.ts';
import type { LoopWatch, WatchedRun } from './loopWatch.ts';

type Program = NonNullable<Analysis['program']>;
type Run = (...values: readonly unknown[]) => unknown;
type Made = { readonly default: (fetch: typeof globalThis.fetch, check?: (atOnce?: boolean) => void) => Run };

/** A cell's program, ready to run, and where in the cell an error of it arose, 1-based, if its stack tells. */
export type CellModule = {
  readonly start: Promise<(run: WatchedRun) => Run>;
  readonly placeOf: (error: Error) => Pick<Failure, 'line' | 'column'>;
};

/**
 * Compiles cells as modules: pages with a policy may not evaluate text, and a module is strict and has a scope of its
 * own. Browsers never let go of a module, so each is kept.
 */
export class CellModules {
  readonly #fetch: typeof globalThis.fetch;
  readonly #load: (text: string) => Importing;
  readonly #watch: LoopWatch | undefined;
  readonly #known = new Map<string, CellModule>();

  /** `fetch` is the cells' own; where there is a `watch`, their loops are under it. */
  constructor(fetch: typeof globalThis.fetch, load: (text: string) => Importing = importModule, watch?: LoopWatch) {
    this.#fetch = fetch;
    this.#load = load;
    this.#watch = watch;
  }

  /** The module of a cell's program, compiled once for each text. */
  get(cellId: string, program: Program): CellModule {
    const name = `cell-${cellId.replace(/[^\w-]/g, '_')}`;
    const key = `${name} ${program.start} ${program.body}`;
    const known = this.#known.get(key) ?? this.#compile(key, name, program);
    this.#known.set(key, known);
    return known;
  }

  #compile(key: string, name: string, { body, start }: Program): CellModule {
    const watch = this.#watch;
    const check = freeName(body);
    const checked = watch ? withLoopChecks(body, check) : { text: body, added: [] };
    // Globals of browsers such as `fetch` are no inputs.
    const opening = watch ? `export default (fetch, ${check}) => (` : 'export default (fetch) => (';
    const { url, module } = this.#load(`${opening}${checked.text}\n)\n//# sourceURL=${name}`);
    const started = module.then((made) => (run: WatchedRun) => (made as Made).default(this.#fetch, watch?.of(run)));
    started.catch(() => this.#known.delete(key));
    const lines = body.split('\n').length;
    const firstLine = body.slice(0, start).split('\n').length;
    const before = start - (body.lastIndexOf('\n', start - 1) + 1);
    return {
      start: started,
      placeOf: ({ stack = '' }) => {
        const found = placeIn(stack, name) ?? placeIn(stack, url);
        if (!found || found.line > lines) return {};
        const { line } = found;
        const column = columnIn(body, checked, line, found.column - (line === 1 ? opening.length : 0));
        return { line, column: line === firstLine ? column - before : column };
      },
    };
  }
}

/** A name that a text does not hold. */
function freeName(text: string): string {
  let name = '$check';
  while (text.includes(name)) name += '_';
  return name;
}

/** The column, from 1, that a line of a program has without its checks. */
function columnIn(body: string, checked: Checked, line: number, column: number): number {
  return checked.added.length === 0 ? column : uncheckedColumn(body, checked, line - 1, column - 1) + 1;
}

/**
 * The first place in a stack that is in the source of this name, as V8 and SpiderMonkey (by the name), and
 * JavaScriptCore (by the address) tell it.
 */
function placeIn(stack: string, source: string): { readonly line: number; readonly column: number } | undefined {
  const [, line, column] =
    new RegExp(`(?<![\\w-])${source.replace(/[^\w-]/g, '\\$&')}:(\\d+):(\\d+)`).exec(stack) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
}
