import { itemAt } from '../../known/itemAt.ts';

/** A part of a text, from one UTF-16 place up to another. */
export type Range = { readonly from: number; readonly to: number };

const FENCE = /^[ \t]*(?:(?:>|(?:[-*+]|\d+[.)])[ \t])[ \t]*)*(`{3,}(?=[^`]*$)|~{3,})/;

/**
 * The parts of a Markdown text that are code: fenced blocks and inline spans (CommonMark 0.31 §4.5 and §6.1), in order.
 */
export function findLiteralRanges(text: string): readonly Range[] {
  const ranges: (readonly Range[])[] = [];
  let from = 0;
  let paragraph = 0;
  let fence: { readonly from: number; readonly mark: string } | undefined;
  for (const line of text.split('\n')) {
    const to = from + line.length;
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence.mark) && line.trimEnd().endsWith(mark)) {
        ranges.push([{ from: fence.from, to }]);
        fence = undefined;
        paragraph = to;
      }
    } else if (mark) {
      ranges.push(findSpans(text, paragraph, from));
      fence = { from, mark };
    } else if (line.trim() === '') {
      ranges.push(findSpans(text, paragraph, from));
      paragraph = to;
    }
    from = to + 1;
  }
  return [...ranges, fence ? [{ from: fence.from, to: text.length }] : findSpans(text, paragraph, text.length)].flat();
}

/** Inline code within one paragraph: a run of backticks up to the next run of the same length. */
function findSpans(text: string, from: number, to: number): readonly Range[] {
  const runs = [...text.slice(from, to).matchAll(/\\`|`+/g)].filter(([run]) => !run.startsWith('\\'));
  const closing = closingRuns(runs.map(([run]) => run.length));
  const spans: Range[] = [];
  for (let open = 0; open < runs.length; open++) {
    const close = closing[open];
    if (close === undefined) continue;
    spans.push({
      from: from + itemAt(runs, open).index,
      to: from + itemAt(runs, close).index + itemAt(runs, close)[0].length,
    });
    open = close;
  }
  return spans;
}

/** For each run, by their lengths, the next one of the same length. */
function closingRuns(lengths: readonly number[]): readonly (number | undefined)[] {
  const next = new Map<number, number>();
  const closing = Array<number | undefined>(lengths.length);
  for (let run = lengths.length - 1; run >= 0; run--) {
    closing[run] = next.get(itemAt(lengths, run));
    next.set(itemAt(lengths, run), run);
  }
  return closing;
}

/** Whether a place lies in one of the ranges, which are in order. */
export function isLiteral(ranges: readonly Range[], at: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(ranges, middle).to > at) high = middle;
    else low = middle + 1;
  }
  return low < ranges.length && itemAt(ranges, low).from <= at;
}
