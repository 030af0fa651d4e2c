import { expressionKey } from './expressionKey.ts';
import { Refusal } from './refusal.ts';
import type { Expression } from './tree.ts';
import { expressionsIn, replaceExpressions } from './walk.ts';

/** The names of a select list, and what stands for them elsewhere in the query. */
export class Aliases {
  readonly #columns: ReadonlySet<string>;
  readonly #positions = new Map<string, number>();
  readonly #resolved: Expression[] = [];

  constructor(items: readonly Expression[], schema: readonly string[]) {
    this.#columns = new Set(schema.map((name) => name.toLowerCase()));
    // An item may use the aliases to its left (DuckDB's lateral aliases).
    items.forEach((item, i) => {
      this.#resolved.push(this.columnFirst(item));
      const name = (item.alias || (item.class === 'COLUMN_REF' ? item.column_names!.at(-1)! : '')).toLowerCase();
      if (name && !this.#positions.has(name)) this.#positions.set(name, i);
    });
  }

  /** The item at `i`, with the aliases in it replaced. */
  item(i: number): Expression {
    return this.#resolved[i]!;
  }

  /** Where in the list a name stands. */
  positionOf(name: string): number | undefined {
    return this.#positions.get(name.toLowerCase());
  }

  /** An expression with aliases replaced, where a column of the same name wins: SELECT, WHERE, GROUP BY, HAVING. */
  columnFirst(expression: Expression): Expression {
    return this.#replace(expression, (name) => !this.#columns.has(name));
  }

  /** An expression with aliases replaced, where the alias wins: ORDER BY. */
  aliasFirst(expression: Expression): Expression {
    return this.#replace(expression, (name, meaning) => {
      if (!this.#columns.has(name)) return true;
      const other = meaning.class !== 'COLUMN_REF' || expressionKey(meaning) !== expressionKey({ ...meaning, column_names: [name] });
      if (other) throw new Refusal(`ORDER BY uses ${name}, which is both a column and an alias`);
      return false;
    });
  }

  #replace(expression: Expression, applies: (name: string, meaning: Expression) => boolean): Expression {
    const parameters = new Set(expressionsIn(expression, (part) => part.class === 'LAMBDA').flatMap(lambdaParameters));
    return replaceExpressions(expression, (part) => {
      const name = part.column_names?.[0]?.toLowerCase();
      const position = name === undefined ? undefined : this.#positions.get(name);
      if (name === undefined || position === undefined) return undefined;
      const meaning = this.#resolved[position]!;
      if (part.column_names!.length > 1 || !applies(name, meaning)) return undefined;
      if (parameters.has(name)) throw new Refusal(`${name} is both an alias and a parameter of a lambda`);
      return { ...meaning, alias: part.alias };
    });
  }
}

function lambdaParameters(lambda: Expression): readonly string[] {
  const { lhs } = lambda as Expression & { readonly lhs?: Expression };
  return expressionsIn(lhs, (part) => part.class === 'COLUMN_REF').map((part) => part.column_names![0]!.toLowerCase());
}
