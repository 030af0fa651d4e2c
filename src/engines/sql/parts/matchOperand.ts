import type { Column } from '../../../../workers/wire/column.ts';
import type { Coverage } from '../../../catalogue/coverage/coverage.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Part, Planning } from './part.ts';

/** A part of a cross-match's left side, and where on the sky its rows lie. */
export type LeftPart = Part & { readonly coverage: Coverage };

/** One side of a cross-match, as the left that is gone through in parts or as the right that is looked up around them. */
export interface MatchOperand {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly position: { readonly ra: string; readonly dec: string };
  readonly partCount: number;
  /** DuckDB's types of its columns, by name. */
  types(): Promise<ReadonlyMap<string, string>>;
  /** Where rows of the other side can match, `radiusDeg` away from this side's. */
  reach(radiusDeg: number): Coverage;
  /** Its rows that fulfil `conditions` and lie in `within`, in parts; `names` are the columns that are needed. */
  parts(names: ReadonlySet<string>, conditions: readonly Expression[], within: Coverage, planning: Planning): Promise<readonly LeftPart[]>;
  /** Its rows within `radiusDeg` of a part of the left; `undefined` where there are none. */
  around(left: LeftPart, radiusDeg: number, names: ReadonlySet<string>, planning: Planning): Promise<Part | undefined>;
  release(): Promise<void>;
}
