declare module '@observablehq/runtime' {
  /** Told of a variable's life; a value that was outdated before it came is never told. */
  export interface Observer {
    pending?(): void;
    fulfilled?(value: unknown, name?: string): void;
    rejected?(error: unknown, name?: string): void;
  }

  /** One reactive value of a module. */
  export interface Variable {
    define(
      name: string | null,
      inputs: readonly string[],
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each definition knows its own inputs
      definition: (...inputs: any[]) => unknown,
    ): this;
    delete(): void;
  }

  /** A name space of variables. */
  export interface Module {
    variable(observer?: Observer | true): Variable;
  }

  /** Thrown in a variable whose input failed, is unknown, is defined twice, or is circular. */
  export class RuntimeError extends Error {
    readonly input: string | undefined;
  }

  /** Orders and runs variables; `global` is asked for names that no variable has. */
  export class Runtime {
    constructor(builtins?: Readonly<Record<string, unknown>> | null, global?: (name: string) => unknown);
    module(): Module;
    dispose(): void;
  }
}
