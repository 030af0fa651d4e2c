import type { Output } from '../graph/cellState.ts';

/** What is drawn as one piece: the text of neighbouring writes to one stream, or one displayed value. */
export type OutputBlock =
  | { readonly kind: 'stream'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'drawn'; readonly output: Output };

/** Joins neighbouring writes to the same stream; everything else stays a piece of its own. */
export function outputBlocks(outputs: readonly Output[]): readonly OutputBlock[] {
  const blocks: OutputBlock[] = [];
  for (const output of outputs) {
    const last = blocks.at(-1);
    if (output.kind !== 'stream') blocks.push({ kind: 'drawn', output });
    else if (last?.kind === 'stream' && last.stream === output.stream)
      blocks[blocks.length - 1] = { ...last, text: last.text + output.text };
    else blocks.push({ kind: 'stream', stream: output.stream, text: output.text });
  }
  return blocks;
}

/** Whether two outputs show the same value, so that what is drawn for one can stay for the other. */
export function sameOutput(a: Output, b: Output): boolean {
  if (a === b) return true;
  if (a.kind === 'shown' && b.kind === 'shown') return a.shown === b.shown;
  return a.kind === 'value' && b.kind === 'value' && Object.is(a.value, b.value);
}
