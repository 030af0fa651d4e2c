import { lambdaParameters } from './bind.ts';
import { Refusal } from './refusal.ts';
import { partsCounter } from './refuseLarge.ts';
import type { Expression } from './tree.ts';
import { expressionsIn, replaceExpressions } from './walk.ts';
import { itemAt } from '../../known/itemAt.ts';
import { isColumnRef, lastName } from './expressionKinds.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** The names of a select list, and what stands for them elsewhere in the query. */
export class Aliases {
  readonly #positions = new Map<string, number>();
  readonly #resolved: Expression[] = [];

  /** `items` have their columns bound: a name that is left is an alias. */
  constructor(items: readonly Expression[]) {
    // An item may use the aliases to its left (DuckDB's lateral aliases).
    const count = partsCounter();
    items.forEach((item, i) => {
      const resolved = this.resolve(item);
      count(resolved);
      this.#resolved.push(resolved);
      const name = sqlKey(item.alias || (isColumnRef(item) ? lastName(item) : ''));
      if (name && !this.#positions.has(name)) this.#positions.set(name, i);
    });
  }

  /** The item at `i`, with the aliases in it replaced. */
  item(i: number): Expression {
    return itemAt(this.#resolved, i);
  }

  /** Where in the list a name stands. */
  positionOf(name: string): number | undefined {
    return this.#positions.get(sqlKey(name));
  }

  /** An expression whose columns are bound, with the aliases in it replaced. */
  resolve(expression: Expression): Expression {
    const parameters = new Set(expressionsIn(expression, (part) => part.class === 'LAMBDA').flatMap(lambdaParameters));
    return replaceExpressions(expression, (part) => {
      if (!isColumnRef(part)) return undefined;
      const name = sqlKey(part.column_names[0]);
      const position = this.#positions.get(name);
      if (position === undefined) return undefined;
      const meaning = itemAt(this.#resolved, position);
      if (part.column_names.length > 1) return undefined;
      if (parameters.has(name)) throw new Refusal(`${name} is both an alias and a parameter of a lambda`);
      return { ...meaning, alias: part.alias };
    });
  }
}
