import type { Analysis } from '../parse/analysis.ts';
import type { Node } from './node.ts';

/** What cells were linked by last: most edits change what no other cell asks for, and links are made of all cells. */
export class Linked {
  #nodes: readonly Node[] = [];
  #inOrder = false;

  /** Whether these cells, in document order, would be linked otherwise than those that it was asked about last. */
  changes(nodes: readonly Node[], inOrder: boolean): boolean {
    const isSame =
      inOrder === this.#inOrder &&
      nodes.length === this.#nodes.length &&
      nodes.every((node, i) => isLinkedAs(node, this.#nodes[i]));
    this.#nodes = nodes;
    this.#inOrder = inOrder;
    return !isSame;
  }
}

function isLinkedAs(one: Node, other: Node | undefined): boolean {
  if (one.id !== other?.id || one.language !== other.language) return false;
  return one.analysis === other.analysis || linkingText(one.analysis) === linkingText(other.analysis);
}

/** All of a text that links depend on. */
function linkingText(analysis: Analysis): string {
  const { defines, needs, builtins, rebound, late, calls, underscored, stars, importedAs, failure } = analysis;
  return JSON.stringify([defines, needs, builtins, rebound, late, calls, underscored, stars, importedAs, failure]);
}
