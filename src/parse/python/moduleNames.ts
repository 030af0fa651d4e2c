import { reachesModule, Scope } from './scope.ts';
import type { Expression, Parameters, Statement, TypeParameters } from './syntaxTree.ts';

/** How a text uses the names of its module, builtins and private names included; each in order of the text. */
export type ModuleNames = {
  readonly bound: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  /** Names changed by `x += …` or `del x` that the text has not bound before. */
  readonly changed: ReadonlySet<string>;
  readonly stars: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
  /**
   * Bound names whose value from before the text may be read or kept: they are read before they are bound, or bound
   * only under a condition.
   */
  readonly rebound: ReadonlySet<string>;
  /** Names that functions read or change, which happens as they are called. */
  readonly later: ReadonlySet<string>;
  /** Names that are read or changed while the text itself runs. */
  readonly now: ReadonlySet<string>;
  /**
   * Names bound by imports alone, with what each always stands for: `numpy`, `astropy.units` or
   * `astropy.coordinates:SkyCoord`.
   */
  readonly imported: ReadonlyMap<string, string>;
};

/** Finds a text's names by CPython's rules of scope, annotations as in 3.14 (PEP 649). */
export function findModuleNames(statements: readonly Statement[]): ModuleNames {
  return new NameWalk(statements).names();
}

class NameWalk {
  readonly #module = new Scope('module');
  readonly #bound = new Set<string>();
  readonly #changed = new Set<string>();
  /** Names that are bound whichever way the text runs. */
  readonly #surely = new Set<string>();
  /** How many blocks that run only under a condition are open. */
  #conditions = 0;
  /** Changes of the module's names from inside functions, which run later. */
  readonly #changedLater = new Set<string>();
  readonly #stars = new Set<string>();
  readonly #packages = new Set<string>();
  readonly #imported = new Map<string, string | undefined>();
  readonly #reads: {
    readonly name: string;
    readonly scope: Scope;
    readonly early: boolean;
    readonly before: boolean;
  }[] = [];
  readonly #annotationsAreText: boolean;

  constructor(statements: readonly Statement[]) {
    this.#annotationsAreText = statements.some(
      (statement) => statement.kind === 'future' && statement.features.includes('annotations'),
    );
    this.#statements(statements, this.#module);
  }

  names(): ModuleNames {
    const read = new Set<string>();
    const later = new Set(this.#changedLater);
    const now = new Set(this.#changed);
    const rebound = new Set([...this.#bound, ...this.#changed].filter((name) => !this.#surely.has(name)));
    for (const { name, scope, early, before } of this.#reads) {
      if (!reachesModule(name, scope, early)) continue;
      read.add(name);
      (runsLater(scope) ? later : now).add(name);
      if (before && this.#bound.has(name)) rebound.add(name);
    }
    for (const name of this.#changedLater) if (!this.#bound.has(name)) this.#changed.add(name);
    return {
      bound: new Set([...this.#bound, ...this.#changed]),
      read,
      changed: this.#changed,
      rebound,
      later,
      now,
      stars: this.#stars,
      packages: this.#packages,
      imported: new Map(
        [...this.#imported].flatMap(([name, source]) =>
          source === undefined || this.#changed.has(name) ? [] : [[name, source] as const],
        ),
      ),
    };
  }

  #statements(statements: readonly Statement[], scope: Scope): void {
    for (const statement of statements) this.#statement(statement, scope);
  }

  #statement(statement: Statement, scope: Scope): void {
    switch (statement.kind) {
      case 'evaluate':
        return this.#read(statement.value, scope);
      case 'assign':
        this.#read(statement.value, scope);
        for (const target of statement.targets) this.#assign(target, scope);
        return;
      case 'annotate':
        return this.#annotate(statement, scope);
      case 'change':
        this.#read(statement.value, scope);
        return this.#change(statement.target, statement.deletes, scope);
      case 'bind':
        for (const name of statement.names) this.#bind(name, scope);
        return;
      case 'perhaps':
        this.#conditions++;
        this.#statements(statement.body, scope);
        this.#conditions--;
        return;
      case 'import':
        for (const name of statement.packages) this.#packages.add(name);
        statement.names.forEach((name, i) => this.#bind(name, scope, statement.sources[i]));
        if (statement.star !== undefined) this.#stars.add(statement.star);
        return;
      case 'future':
        return;
      case 'declare':
        for (const name of statement.names) (statement.global ? scope.globals : scope.nonlocals).add(name);
        return;
      case 'function':
        return this.#function(statement, scope);
      case 'class':
        return this.#class(statement, scope);
      case 'alias': {
        this.#bind(statement.name, scope);
        this.#read(statement.value, new Scope('annotation', this.#typeParameters(statement.typeParameters, scope)));
        return;
      }
    }
  }

  #annotate({ target, annotation, value }: Extract<Statement, { kind: 'annotate' }>, scope: Scope): void {
    if (value) this.#read(value, scope);
    // Annotations of a function's own variables are never evaluated.
    if (scope.kind !== 'function') this.#readAnnotation(annotation, scope);
    if (value) this.#assign(target, scope);
    else if (target.kind === 'name') scope.bound.add(target.name);
    else this.#read(target, scope);
  }

  #function(
    { name, decorators, typeParameters, parameters, body }: Extract<Statement, { kind: 'function' }>,
    scope: Scope,
  ): void {
    for (const decorator of decorators) this.#read(decorator, scope);
    for (const value of parameters.defaults) this.#read(value, scope);
    const around = this.#typeParameters(typeParameters, scope);
    for (const annotation of parameters.annotations) this.#readAnnotation(annotation, around);
    this.#bind(name, scope);
    this.#statements(body, this.#callScope(parameters, around));
  }

  #class({ name, decorators, typeParameters, bases, body }: Extract<Statement, { kind: 'class' }>, scope: Scope): void {
    for (const decorator of decorators) this.#read(decorator, scope);
    const around = this.#typeParameters(typeParameters, scope);
    this.#read(bases, around);
    this.#statements(body, new Scope('class', around));
    this.#bind(name, scope);
  }

  #typeParameters({ names, bounds }: TypeParameters, scope: Scope): Scope {
    if (names.length === 0) return scope;
    const inner = new Scope('annotation', scope);
    for (const name of names) inner.bound.add(name);
    for (const bound of bounds) this.#read(bound, inner);
    return inner;
  }

  #callScope({ names }: Parameters, scope: Scope): Scope {
    const inner = new Scope('function', scope);
    for (const name of names) inner.bound.add(name);
    return inner;
  }

  /** Annotations are evaluated after the block they stand in, and see all its names. */
  #readAnnotation(annotation: Expression, scope: Scope): void {
    if (!this.#annotationsAreText) this.#read(annotation, new Scope('annotation', scope));
  }

  #read(expression: Expression, scope: Scope): void {
    switch (expression.kind) {
      case 'name':
        this.#reads.push({
          name: expression.name,
          scope,
          early: !scope.given.has(expression.name),
          before: !this.#bound.has(expression.name) && !runsLater(scope),
        });
        return;
      case 'all':
        for (const part of expression.parts) this.#read(part, scope);
        return;
      case 'items':
        for (const item of expression.items) this.#read(item, scope);
        return;
      case 'star':
        return this.#read(expression.value, scope);
      case 'walrus':
        this.#read(expression.value, scope);
        return this.#bind(expression.name, outsideComprehension(scope));
      case 'lambda':
        for (const value of expression.parameters.defaults) this.#read(value, scope);
        return this.#read(expression.body, this.#callScope(expression.parameters, scope));
      case 'comprehension':
        return this.#comprehension(expression, scope);
    }
  }

  /** The first iterable is evaluated outside, all else in a scope of the comprehension's own. */
  #comprehension({ element, clauses }: Extract<Expression, { kind: 'comprehension' }>, scope: Scope): void {
    const inner = new Scope('comprehension', scope);
    clauses.forEach(({ target, iterable, conditions }, index) => {
      this.#read(iterable, index === 0 ? scope : inner);
      this.#assign(target, inner);
      for (const condition of conditions) this.#read(condition, inner);
    });
    this.#read(element, inner);
  }

  #assign(target: Expression, scope: Scope): void {
    switch (target.kind) {
      case 'name':
        return this.#bind(target.name, scope);
      case 'items':
        for (const item of target.items) this.#assign(item, scope);
        return;
      case 'star':
        return this.#assign(target.value, scope);
      default:
        return this.#read(target, scope);
    }
  }

  #change(target: Expression, deletes: boolean, scope: Scope): void {
    if (target.kind === 'items') {
      for (const item of target.items) this.#change(item, deletes, scope);
    } else if (target.kind === 'name') {
      const { name } = target;
      if (scope.kind === 'class' && !deletes) this.#read(target, scope);
      if (!scope.isModules(name)) this.#bind(name, scope);
      else if (runsLater(scope)) this.#changedLater.add(name);
      else if (!this.#bound.has(name)) this.#changed.add(name);
    } else this.#read(target, scope);
  }

  #bind(name: string, scope: Scope, source?: string): void {
    if (scope.isModules(name)) {
      this.#imported.set(name, this.#bound.has(name) && this.#imported.get(name) !== source ? undefined : source);
      this.#bound.add(name);
      if (this.#conditions === 0 && !runsLater(scope)) this.#surely.add(name);
    } else if (!scope.nonlocals.has(name)) {
      scope.bound.add(name);
      scope.given.add(name);
    }
  }
}

function outsideComprehension(scope: Scope): Scope {
  return scope.kind === 'comprehension' && scope.parent ? outsideComprehension(scope.parent) : scope;
}

function runsLater(scope: Scope | undefined): boolean {
  return scope !== undefined && (scope.kind === 'function' || runsLater(scope.parent));
}
