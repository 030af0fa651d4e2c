import { itemAt } from '../../known/itemAt.ts';

/** A Python expression, kept only as far as names need it: operators, calls and literals are `all`. */
export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  /** Parts evaluated from left to right; as an assignment target (`a.b`, `a[i]`) it binds nothing. */
  | { readonly kind: 'all'; readonly parts: readonly Expression[] }
  /** A tuple or list; as a target it binds each item. */
  | { readonly kind: 'items'; readonly items: readonly Expression[] }
  | { readonly kind: 'star'; readonly value: Expression }
  | { readonly kind: 'walrus'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'lambda'; readonly parameters: Parameters; readonly body: Expression }
  | { readonly kind: 'comprehension'; readonly element: Expression; readonly clauses: readonly Clause[] };

/** One `for … in … if …` of a comprehension. */
export type Clause = {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
};

/** Parameters of a function or lambda. */
export type Parameters = {
  readonly names: readonly string[];
  readonly defaults: readonly Expression[];
  readonly annotations: readonly Expression[];
};

/** PEP 695 type parameters with their bounds and defaults. */
export type TypeParameters = { readonly names: readonly string[]; readonly bounds: readonly Expression[] };

/**
 * What a statement does to names. `if`, `for`, `with`, `try` and `match` are flattened: only the order in the text
 * counts, and whether a block may be passed by.
 */
export type Statement =
  | { readonly kind: 'evaluate'; readonly value: Expression }
  | { readonly kind: 'assign'; readonly targets: readonly Expression[]; readonly value: Expression }
  | {
      readonly kind: 'annotate';
      readonly target: Expression;
      readonly annotation: Expression;
      readonly value: Expression | undefined;
    }
  /** `x += …` and `del x`: the target must have been bound before. */
  | { readonly kind: 'change'; readonly deletes: boolean; readonly target: Expression; readonly value: Expression }
  | { readonly kind: 'bind'; readonly names: readonly string[] }
  /** A block that runs only under a condition: of `if`, `while`, `except` or `case`. */
  | { readonly kind: 'perhaps'; readonly body: readonly Statement[] }
  | {
      readonly kind: 'import';
      readonly packages: readonly string[];
      readonly names: readonly string[];
      readonly sources: readonly string[];
      readonly star: string | undefined;
    }
  /** `from __future__ import …`: switches of the compiler. */
  | { readonly kind: 'future'; readonly features: readonly string[] }
  | { readonly kind: 'declare'; readonly global: boolean; readonly names: readonly string[] }
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly decorators: readonly Expression[];
      readonly typeParameters: TypeParameters;
      readonly parameters: Parameters;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'class';
      readonly name: string;
      readonly decorators: readonly Expression[];
      readonly typeParameters: TypeParameters;
      readonly bases: Expression;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'alias';
      readonly name: string;
      readonly typeParameters: TypeParameters;
      readonly value: Expression;
    };

/** An expression that names nothing, such as a number. */
export const NOTHING: Expression = { kind: 'all', parts: [] };

/** Several expressions as one; a single one stays itself, so that it can still be a target. */
export function inOrder(parts: readonly Expression[]): Expression {
  return parts.length === 1 ? itemAt(parts, 0) : { kind: 'all', parts };
}
