import type { Failure } from '../../workers/wire/failure.ts';
import { make } from '../dom/make.ts';

/** Details longer than this are folded. */
const OPEN_LINES = 14;
const ON_SERVER = '-- @jupyter';

/**
 * What the reader can do about a failure: go to its line, run the cell again, also with another first line, or let the
 * notebook's cells run in order.
 */
export type FailureGestures = {
  readonly goToLine?: (line: number) => void;
  readonly runAgain?: () => void;
  readonly runWith?: (firstLine: string) => void;
  readonly runInOrder?: () => void;
  readonly writeScript?: () => void;
};

/** A failure in its cell's frame; pressing the message goes to its line where it has one. */
export function failureView(
  failure: Failure,
  { goToLine, runAgain, runWith, runInOrder, writeScript }: FailureGestures = {},
): HTMLElement {
  const { kind, message, detail, advice, remedy, elsewhere, reorder, line } = failure;
  const view = make('div', {
    class: 'failure',
    'data-failure': true,
    'data-kind': kind,
    role: 'group',
    'aria-label': kind === 'cancelled' ? 'Stopped' : 'Failure',
  });
  if (line !== undefined && goToLine) {
    const button = make(
      'button',
      { type: 'button', class: 'failure-message', title: `Go to line ${line}` },
      make('strong', {}, message),
      make('span', { class: 'failure-line' }, `line ${line}`),
    );
    button.addEventListener('click', () => goToLine(line));
    view.append(button);
  } else {
    view.append(make('p', { class: 'failure-message' }, make('strong', {}, message)));
  }
  if (advice) view.append(make('p', { class: 'failure-advice' }, advice));
  const offer = (label: string, title: string, act: () => void): void => {
    const button = make('button', { type: 'button', class: 'failure-remedy', title }, label);
    button.addEventListener('click', act);
    view.append(button);
  };
  if (kind === 'engine-lost' && runAgain) offer('Run again', 'Starts what was lost, and runs the cell', runAgain);
  if (remedy && runWith)
    offer(remedy.label, `Writes ${remedy.firstLine} into the cell and runs it`, () => runWith(remedy.firstLine));
  if (elsewhere === 'server' && runWith)
    offer('Run on my Jupyter server', `Writes ${ON_SERVER} into the cell and runs it`, () => runWith(ON_SERVER));
  if (elsewhere === 'script' && writeScript)
    offer('Export as a script', 'A Python file that asks the same on a machine of yours', writeScript);
  if (reorder && runInOrder)
    offer(reorder, 'A cell may define a name again: each takes the nearest definition above it', runInOrder);
  if (detail) {
    const open = detail.split('\n').length <= OPEN_LINES;
    view.append(
      make(
        'details',
        { class: 'failure-detail', open },
        make('summary', {}, 'Details'),
        make('pre', { tabindex: '0' }, detail),
      ),
    );
  }
  return view;
}
