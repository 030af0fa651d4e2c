import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';

/** Something that the reader is told of an open notebook, with what they can do about it. */
export type Notice = {
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
};

/** The notices below the bar, each there as long as what it tells is so. */
export class Notices {
  readonly element = make('div', { class: 'notices' });
  readonly #shown = new Map<
    string,
    { readonly text: string; readonly element: HTMLElement; actions: Notice['actions'] }
  >();

  /** Shows, changes or takes away the notice that `name` stands for; an unchanged one is not said again. */
  set(name: string, notice: Notice | undefined): void {
    const before = this.#shown.get(name);
    const labels = (actions: Notice['actions']) => actions.map(({ label }) => label).join('\n');
    if (before && notice?.text === before.text && labels(notice.actions) === labels(before.actions)) {
      before.actions = notice.actions;
      return;
    }
    before?.element.remove();
    this.#shown.delete(name);
    if (!notice) return;
    const press = (place: number) => () => this.#shown.get(name)?.actions[place]?.run();
    const made = make(
      'p',
      { class: 'notice', role: 'alert', 'data-notice': name },
      make('span', {}, notice.text),
      ...notice.actions.map(({ label }, place) => button(label, press(place))),
    );
    this.#shown.set(name, { text: notice.text, element: made, actions: notice.actions });
    this.element.append(made);
  }
}
