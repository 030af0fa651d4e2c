import { column, named } from '../nodes.ts';
import type { ColumnRef } from '../expressionKinds.ts';
import type { Expression } from '../tree.ts';
import { expressionKey } from '../expressionKey.ts';

/** One call of an aggregate in a query. */
export type AggregateCall = {
  /** In lower case. */
  readonly name: string;
  readonly args: readonly Expression[];
  readonly filter: Expression | null;
  readonly distinct: boolean;
};

/**
 * How an aggregate is merged: it asks for the states that a partition must give, and answers an aggregate over those.
 */
export type Merge = (call: AggregateCall, states: States) => Expression;

/** A mean over all partitions of a group: of the states `count` and `mean`, which are names of columns. */
export type Pooled = { readonly count: string; readonly mean: string; readonly name: string };

/** What each partition computes for each group, each thing once. */
export class States {
  readonly #names = new Map<string, { readonly name: string; readonly expression: Expression }>();
  readonly #pooled = new Map<string, Pooled>();

  /** The column that holds `expression`, computed by each partition. */
  add(expression: Expression): ColumnRef {
    const key = expressionKey(expression);
    const known = this.#names.get(key) ?? { name: `a${this.#names.size}`, expression };
    this.#names.set(key, known);
    return column(known.name);
  }

  /** The column that holds the mean of the group over all partitions, the same in each of its rows. */
  pooledMean(count: ColumnRef, mean: ColumnRef): Expression {
    const [of, by] = [mean.column_names[0], count.column_names[0]];
    const known = this.#pooled.get(of + by) ?? { count: by, mean: of, name: `w${this.#pooled.size}` };
    this.#pooled.set(of + by, known);
    return column(known.name);
  }

  get list(): readonly Expression[] {
    return [...this.#names.values()].map(({ name, expression }) => named(expression, name));
  }

  get pooled(): readonly Pooled[] {
    return [...this.#pooled.values()];
  }
}
