import { describe, expect, it } from 'vitest';
import type { Cell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Results } from '../notebook/results/cellResult.ts';
import { programPrint } from '../notebook/results/fingerprint.ts';
import { analyse } from '../parse/analyse.ts';
import { EarlierResults } from './earlierResults.ts';

const cell = (id: string, text: string, language: Cell['language'] = 'python'): Cell => ({
  id,
  language,
  text,
  pinned: true,
  hidden: false,
});
const notebook = (...cells: readonly Cell[]): Notebook => ({ title: 'T', cells });
const RAN = notebook(cell('a', 'x = 1'), cell('b', 'y = x + 1'), cell('c', '3'), cell('d', '${y} is it', 'markdown'));

/** What was kept when all cells of `RAN` had run. */
function results(): Results {
  const made = new EarlierResults({}, analyse).made(RAN);
  return Object.fromEntries(
    RAN.cells.map((one) => [
      one.id,
      {
        atMs: 7,
        own: programPrint(one),
        made: made.get(one.id)!,
        outputs: [{ kind: 'stream', stream: 'stdout', text: one.id } as const],
      },
    ]),
  );
}

/** The status of each cell of a notebook, `-` where nothing is shown of an earlier run. */
function statuses(now: Notebook): string {
  const earlier = new EarlierResults(results(), analyse);
  return now.cells.map((one) => earlier.state(now, one)?.status ?? '-').join(' ');
}

describe('What an earlier run gave', () => {
  it('is shown as of then', () => {
    const earlier = new EarlierResults(results(), analyse);
    expect(earlier.state(RAN, RAN.cells[0]!)).toEqual({
      status: 'idle',
      runs: 0,
      asOfMs: 7,
      outputs: [{ kind: 'stream', stream: 'stdout', text: 'a' }],
    });
  });

  const [a, b, c, d] = RAN.cells as readonly [Cell, Cell, Cell, Cell];
  it.each<readonly [string, string, Notebook]>([
    ['is current as long as nothing changes', 'idle idle idle idle', RAN],
    ['is so wherever cells stand', 'idle idle idle idle', notebook(d, c, b, a)],
    ['is so whatever a title says', 'idle idle idle idle', { ...RAN, title: 'Other' }],
    ['is stale where its text is another', 'idle idle stale idle', notebook(a, b, cell('c', '4'), d)],
    ['is stale below what is another', 'stale stale idle stale', notebook(cell('a', 'x = 2'), b, c, d)],
    ['is stale where what it needs is gone', 'stale idle stale', notebook(b, c, d)],
    ['is stale where another cell gives what it needs', '- stale idle stale', notebook(cell('e', 'x = 1.5'), b, c, d)],
    ['gives way to a text that was changed itself', 'idle idle idle -', notebook(a, b, c, cell('d', 'No', 'markdown'))],
    ['is not that of a cell that was added', 'idle idle idle idle -', notebook(a, b, c, d, cell('e', '5'))],
  ])('%s', (_, wanted, now) => {
    expect(statuses(now)).toBe(wanted);
  });
});
