import { Refusal } from './refusal.ts';
import type { Query } from './query.ts';
import { expressionsIn, someIn } from './walk.ts';
import { isColumnRef, lastName } from './expressionKinds.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** Functions whose value is one a row, a call or a session: partitions would not agree on it. */
export const VOLATILE =
  /^(random|uuid|uuidv[47]|gen_random_uuid|setseed|nextval|currval|getvariable|current_setting|grouping|grouping_id)$/;
const HIDDEN_COLUMNS = /^(rowid|filename|file_row_number|file_index)$/;

/** Throws a `Refusal` for what can only be answered on all rows together. */
export function refuseWhole({ node, schemas, functions }: Query): void {
  if (node.type !== 'SELECT_NODE') throw new Refusal('it combines several queries');
  if (node.cte_map.map.length > 0) throw new Refusal('it has a WITH clause');
  if (node.sample || node.from_table.sample) throw new Refusal('it takes a sample');
  if (node.group_sets.length > 1) throw new Refusal('it has several grouping sets');
  if (node.qualify || someIn(node, (part) => part.class === 'WINDOW')) throw new Refusal('it has a window function');
  if (someIn(node, (part) => part.class === 'PARAMETER')) throw new Refusal('it has parameters');
  refuseFunctions(node, functions);
  const known = new Set([...schemas.values()].flat().map((name) => sqlKey(name)));
  for (const name of expressionsIn(node, isColumnRef).map(lastName))
    if (HIDDEN_COLUMNS.test(sqlKey(name)) && !known.has(sqlKey(name))) throw new Refusal(`it uses ${name}`);
  for (const modifier of node.modifiers) {
    if (modifier.type === 'LIMIT_PERCENT_MODIFIER') throw new Refusal('its LIMIT is a percentage');
    if (modifier.distinct_on_targets?.length) throw new Refusal('it has DISTINCT ON');
  }
}

/** Throws a `Refusal` when an expression calls what partitions cannot compute alike. */
export function refuseFunctions(tree: unknown, functions: Query['functions']): void {
  for (const { function_name: name = '', ...part } of expressionsIn(tree, (part) => part.class === 'FUNCTION')) {
    if (VOLATILE.test(name.toLowerCase())) throw new Refusal(`${name}() is not the same in every partition`);
    const own = part.is_operator || functions.all.has(name.toLowerCase());
    if (!own) throw new Refusal(`${name}() is a macro of this notebook`);
  }
}
