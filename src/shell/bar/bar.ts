import type { Origin } from '../../notebook/origin.ts';
import type { Reach } from '../../notebook/reach.ts';
import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';

/** What the bar says of a notebook. */
export type Standing = {
  readonly origin: Origin;
  /** Where it came from and what is kept of it. */
  readonly text: string;
  readonly reach: Reach;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
};

const NAMED = 3;

/**
 * The line over an open notebook, out of reach of its code and style: the way home, where the notebook came from, what
 * it may ask, and the reader's decisions about it.
 */
export class Bar {
  readonly element: HTMLElement;
  readonly #standing = make('span', { class: 'standing' });
  readonly #actions = make('span', { class: 'actions' });
  readonly #question = make('span', { class: 'question' });
  readonly #stop: HTMLButtonElement;
  readonly #showHosts: () => void;

  /**
   * `showSettings` opens the reader's settings, `showHosts` the list of what the notebook may ask; `stop` ends what
   * runs.
   */
  constructor({
    showSettings,
    showHosts,
    stop,
  }: {
    readonly showSettings: () => void;
    readonly showHosts: () => void;
    readonly stop: () => void;
  }) {
    this.#showHosts = showHosts;
    this.#stop = button('Stop', stop, {
      class: 'stop',
      title: 'Ends all that runs here, also what no longer answers',
      hidden: '',
    });
    const settings = button('Settings', showSettings, { class: 'settings' });
    this.element = make(
      'header',
      { class: 'bar', 'data-bar': '' },
      make('a', { href: '#', class: 'home-link' }, 'Skybook'),
      this.#standing,
      this.#actions,
      this.#question,
      this.#stop,
      settings,
    );
  }

  /** Says what the notebook is; `data-hosts` is `*` where nothing limits it. */
  standing({ origin, text, reach, actions }: Standing): void {
    this.element.dataset['origin'] = origin;
    this.element.dataset['hosts'] = reach === 'any' ? '*' : reach.join(' ');
    this.#standing.replaceChildren(text, ...(reach === 'any' ? [] : [' ', this.#reachOf(reach)]));
    this.#actions.replaceChildren(...actions.map(({ label, run }) => button(label, run)));
  }

  /** Whether there is something to stop. */
  running(isRunning: boolean): void {
    this.#stop.hidden = !isRunning;
  }

  /** Asks the reader something that only a press here answers. */
  ask(question: string, yes: string): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (agreed: boolean) => () => {
        this.#question.replaceChildren();
        resolve(agreed);
      };
      this.#question.replaceChildren(
        make('span', { role: 'alert' }, question),
        button(yes, answer(true)),
        button('No', answer(false)),
      );
    });
  }

  #reachOf(reach: readonly string[]): HTMLElement {
    const named = reach.slice(0, NAMED).join(', ');
    const more = reach.length > NAMED ? ` and ${reach.length - NAMED} more` : '';
    const label = reach.length === 0 ? 'Its code names no host.' : `Its code names ${named}${more}.`;
    return button(label, this.#showHosts, { class: 'reach', title: 'What it may ask' });
  }
}
