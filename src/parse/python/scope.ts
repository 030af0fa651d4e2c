const MAX_SCOPES = 250;

/** A block of Python with names of its own (The Python Language Reference §4.2). */
export class Scope {
  /** `annotation`: type parameters and type aliases, which see the names of the class around them (PEP 695). */
  readonly kind: 'module' | 'class' | 'function' | 'comprehension' | 'annotation';
  readonly parent: Scope | undefined;
  /** Names of this block, also those that are only bound later or only annotated. */
  readonly bound = new Set<string>();
  /** Names that have been given a value so far. */
  readonly given = new Set<string>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();

  readonly #depth: number;

  /** Throws `RangeError` where blocks are nested more deeply than Python itself takes. */
  constructor(kind: Scope['kind'], parent?: Scope) {
    this.kind = kind;
    this.parent = parent;
    this.#depth = parent ? parent.#depth + 1 : 0;
    // A name is looked for in all of them.
    if (this.#depth > MAX_SCOPES) throw new RangeError('Too many scopes within scopes');
  }

  /** Whether `name` stands here for the module's name. */
  isModules(name: string): boolean {
    return this.kind === 'module' || this.globals.has(name);
  }
}

/**
 * Whether a name read in `scope` is the module's or a builtin; `early`: a class body read it before giving it a value.
 */
export function reachesModule(name: string, scope: Scope, early: boolean): boolean {
  let insideFunction = false;
  for (let block = scope; block.parent !== undefined; block = block.parent) {
    if (block.globals.has(name)) return true;
    if (block.bound.has(name)) {
      if (block.kind !== 'class') return false;
      // A class body looks its own names up in itself, then straight in the module.
      if (block === scope) return early;
      if (!insideFunction) return !block.given.has(name);
    }
    insideFunction ||= block.kind === 'function' || block.kind === 'comprehension';
  }
  return true;
}
