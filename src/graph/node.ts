import type { Language } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';

/** A cell as the graph links it. */
export type Node = { readonly id: string; readonly language: Language; readonly analysis: Analysis };

/** A cell as it stands among others whose order counts: names of Python that begin with `_` are names like others. */
export function inOrderOf(node: Node): Node {
  const { analysis } = node;
  const { underscored } = analysis;
  if (!underscored) return node;
  const both = (list: 'defines' | 'needs' | 'rebound' | 'late' | 'calls') => [
    ...(analysis[list] ?? []),
    ...underscored[list],
  ];
  return {
    ...node,
    analysis: {
      ...analysis,
      defines: both('defines'),
      needs: both('needs'),
      rebound: both('rebound'),
      late: both('late'),
      calls: both('calls'),
      underscored: undefined,
    },
  };
}
