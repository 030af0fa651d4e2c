/**
 * An expression of DuckDB's syntax tree, as `json_serialize_sql` of DuckDB 1.5 gives it. Which fields there are depends
 * on `class`.
 */
export type Expression = {
  readonly class: string;
  readonly type: string;
  readonly alias: string;
  /** COLUMN_REF: qualifiers, column, and fields of a struct. */
  readonly column_names?: readonly string[];
  /** FUNCTION, WINDOW. */
  readonly function_name?: string;
  readonly schema?: string;
  readonly catalog?: string;
  readonly export_state?: boolean;
  readonly children?: readonly Expression[];
  readonly filter?: Expression | null;
  readonly order_bys?: { readonly type: string; readonly orders: readonly Order[] };
  readonly distinct?: boolean;
  readonly is_operator?: boolean;
  /** WINDOW. */
  readonly partitions?: readonly Expression[];
  /** CONSTANT. */
  readonly value?: {
    readonly type: { readonly id: string; readonly type_info: unknown };
    readonly is_null: boolean;
    readonly value?: unknown;
  };
  /** COMPARISON. */
  readonly left?: Expression;
  readonly right?: Expression;
  /** SUBQUERY; `child` is the left side of IN. */
  readonly subquery?: Statement;
  readonly subquery_type?: string;
  readonly comparison_type?: string;
  /** CAST. */
  readonly child?: Expression;
  readonly cast_type?: { readonly id: string; readonly type_info?: unknown };
  readonly try_cast?: boolean;
  /** BETWEEN. */
  readonly input?: Expression;
  readonly lower?: Expression;
  readonly upper?: Expression;
  /** CASE. */
  readonly case_checks?: readonly { readonly when_expr: Expression; readonly then_expr: Expression }[];
  readonly else_expr?: Expression | null;
  /** LAMBDA: its parameters; what it gives is `expr`. */
  readonly lhs?: Expression;
  /** STAR. */
  readonly relation_name?: string;
  readonly exclude_list?: readonly string[];
  readonly replace_list?: readonly { readonly key: string; readonly value: Expression }[];
  readonly columns?: boolean;
  readonly expr?: Expression | null;
  readonly qualified_exclude_list?: readonly unknown[];
  readonly rename_list?: readonly { readonly key: { readonly column: string }; readonly value: string }[];
};

/** One term of an ORDER BY. */
export type Order = { readonly type: string; readonly null_order: string; readonly expression: Expression };

/** What follows a SELECT: ORDER, LIMIT, LIMIT_PERCENT or DISTINCT. */
export type Modifier = {
  readonly type: string;
  readonly orders?: readonly Order[];
  readonly limit?: Expression | null;
  readonly offset?: Expression | null;
  readonly distinct_on_targets?: readonly Expression[];
};

/** A name of WITH. */
export type Cte = {
  readonly key: string;
  readonly value: { readonly query: Statement; readonly aliases?: readonly string[]; readonly materialized?: string };
};

/** What stands after FROM. */
export type From = {
  readonly type: string;
  readonly alias: string;
  readonly sample?: unknown;
  /** BASE_TABLE. */
  readonly table_name?: string;
  readonly schema_name?: string;
  readonly catalog_name?: string;
  readonly at_clause?: unknown;
  readonly column_name_alias?: readonly string[];
  /** TABLE_FUNCTION. */
  readonly function?: Expression;
  /** SUBQUERY. */
  readonly subquery?: Statement;
  /** JOIN. */
  readonly left?: From;
  readonly right?: From;
  readonly condition?: Expression | null;
  readonly join_type?: string;
  readonly ref_type?: string;
  readonly using_columns?: readonly string[];
};

/** A query: one SELECT; set operations and recursive CTEs have other types and are handled whole. */
export type SelectNode = {
  readonly type: string;
  readonly modifiers: readonly Modifier[];
  readonly cte_map: { readonly map: readonly Cte[] };
  readonly select_list: readonly Expression[];
  readonly from_table: From;
  readonly where_clause: Expression | null;
  readonly group_expressions: readonly Expression[];
  readonly group_sets: readonly (readonly number[])[];
  readonly aggregate_handling: string;
  readonly having: Expression | null;
  readonly sample: unknown;
  readonly qualify: Expression | null;
  /** SET_OPERATION_NODE, RECURSIVE_CTE_NODE. */
  readonly left?: SelectNode;
  readonly right?: SelectNode;
  readonly setop_type?: string;
  readonly cte_name?: string;
  readonly aliases?: readonly string[];
};

/** A statement and the parameters in it. */
export type Statement = { readonly node: SelectNode; readonly named_param_map: readonly unknown[] };

/** What `json_serialize_sql` answers. `position` is an offset in the text, as a string. */
export type Serialized =
  | { readonly error: false; readonly statements: readonly Statement[] }
  | { readonly error: true; readonly error_type: string; readonly error_message: string; readonly position?: string };
