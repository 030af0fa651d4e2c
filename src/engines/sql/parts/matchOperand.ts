import type { Coverage } from '../../../catalogue/coverage/coverage.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Part } from './part.ts';

/** A part of a cross-match's left side, and where on the sky its rows lie. */
export type LeftPart = Part & { readonly coverage: Coverage };

/** What is wanted of a side: columns by their own names, and conditions joined by AND. */
export type SideNeed = { readonly names: ReadonlySet<string>; readonly conditions: readonly Expression[] };

/**
 * One side of a cross-match, as the left that is gone through in parts or as the right that is looked up around them.
 */
export interface MatchOperand {
  readonly partCount: number;
  /** Where rows of the other side can match, `radiusDeg` away from this side's. */
  reach(radiusDeg: number): Coverage;
  /** Its rows that fulfil the conditions and lie in `within`, in parts. */
  parts(need: SideNeed, within: Coverage): Promise<readonly LeftPart[]>;
  /** Its rows within `radiusDeg` of a part of the left; `undefined` where there are none. */
  around(left: LeftPart, radiusDeg: number, names: ReadonlySet<string>): Promise<Part | undefined>;
}
