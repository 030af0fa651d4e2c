import type { Status } from '../graph/cellState.ts';
import { make } from '../dom/make.ts';
import { momentText } from '../known/momentText.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A shape and words for each state, so that colour is never the only sign. */
const MARKS: Readonly<Record<Status, { readonly words: string; readonly path: string }>> = {
  idle: { words: 'Not run yet', path: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9' },
  waiting: { words: 'Waiting', path: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2M7 4.4V7l1.9 1.3' },
  running: { words: 'Running', path: 'M7 2a5 5 0 1 1-5 5' },
  shown: { words: 'Done', path: 'm2.8 7.4 2.9 2.9 5.6-6.4' },
  failed: { words: 'Failed', path: 'm3.4 3.4 7.2 7.2M10.6 3.4l-7.2 7.2' },
  stale: { words: 'Changed since it was run', path: 'M7 2.2 11.8 7 7 11.8 2.2 7z' },
};

/** A cell's state mark: a shape to see, words to hear and as a tooltip. */
export class StatusMark {
  readonly element = make('span', { class: 'mark' });
  readonly #path = document.createElementNS(SVG, 'path');
  readonly #words = make('span', { class: 'only-heard' });
  #status: Status | undefined;
  #asOfMs: number | undefined;

  constructor(status: Status) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 14 14');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(this.#path);
    this.element.append(svg, this.#words);
    this.set(status);
  }

  /** `asOfMs` is the time of an earlier run whose result is shown. */
  set(status: Status, asOfMs?: number): void {
    if (status === this.#status && asOfMs === this.#asOfMs) return;
    [this.#status, this.#asOfMs] = [status, asOfMs];
    const { words: plain, path } = MARKS[status];
    const words =
      asOfMs === undefined
        ? plain
        : `As of ${momentText(asOfMs)}${status === 'stale' ? ', and changed since' : ': not run since this was opened'}`;
    this.element.dataset['status'] = status;
    this.element.title = words;
    this.#words.textContent = words;
    this.#path.setAttribute('d', path);
  }
}
