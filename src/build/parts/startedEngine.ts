import type { browserBindings } from '../../../workers/sql/browserBindings.ts';
import { RangeFiles } from '../../../workers/sql/rangeFiles.ts';
import { present } from '../../known/present.ts';
import type { Call } from './withMemory.ts';

type Stack = { readonly end: number; readonly base: number; readonly current: number };

/** An engine that runs in this process: what it has come to, without what has been on its stack. */
export type StartedEngine = {
  readonly bindings: Awaited<ReturnType<typeof browserBindings>>;
  readonly memory: () => Uint8Array;
  readonly stack: () => Stack;
  readonly tableLength: () => number;
};

/** Starts an engine by bindings of the site; `tell` hears of each call of theirs before it is made. */
export async function startedEngine(
  start: typeof browserBindings,
  engine: Buffer,
  tell: (call: Call) => void,
): Promise<StartedEngine> {
  const instantiate = WebAssembly.instantiate;
  let begun: { readonly imports: WebAssembly.ModuleImports; readonly exports: unknown } | undefined;
  const instantiateTold = async (module: WebAssembly.Module, given: WebAssembly.Imports) => {
    const { env, wasi_snapshot_preview1: wasi } = given;
    const told = { env: telling(env ?? {}, tell), wasi_snapshot_preview1: telling(wasi ?? {}, tell) };
    const instance = await instantiate(module, { ...given, ...told });
    begun = { imports: env ?? {}, exports: instance.exports };
    return instance;
  };
  Object.assign(WebAssembly, { instantiate: instantiateTold });
  const bindings = await start(WebAssembly.compile(new Uint8Array(engine)), new RangeFiles());
  Object.assign(WebAssembly, { instantiate });
  const { imports, exports } = present(begun, 'The engine');
  const { memory, __indirect_function_table: table } = imports;
  if (!(memory instanceof WebAssembly.Memory) || !(table instanceof WebAssembly.Table))
    throw new Error('The engine takes no memory or no table from its bindings');
  const stack = (): Stack => {
    const places: Readonly<Record<string, () => number>> = Object(exports);
    const place = (name: string) => present(places[`emscripten_stack_get_${name}`], `The engine’s ${name}`)();
    return { end: place('end'), base: place('base'), current: place('current') };
  };
  return {
    bindings,
    memory: () => new Uint8Array(memory.buffer).slice().fill(0, stack().end, stack().current),
    stack,
    tableLength: () => table.length,
  };
}

function telling(functions: WebAssembly.ModuleImports, tell: (call: Call) => void): WebAssembly.ModuleImports {
  const told = Object.entries(functions).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value];
    const call = (...args: (number | bigint)[]): unknown => {
      tell({ name, args });
      return value(...args);
    };
    return [name, call];
  });
  return Object.fromEntries(told);
}
