import type { Language } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';

/** A cell as the graph links it. */
export type Node = { readonly id: string; readonly language: Language; readonly analysis: Analysis };
