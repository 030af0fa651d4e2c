import { costly } from './costly.ts';
import { element } from './element.ts';

/** The place under a cell that names the hosts which it asked and was not let ask, each with the way to let it. */
export class RefusedSlot {
  readonly element = element('div', { class: 'refused-slot', hidden: true });
  readonly #allow: (host: string) => void;
  #shown: readonly string[] | undefined;

  constructor(allow: (host: string) => void) {
    this.#allow = allow;
  }

  set(hosts: readonly string[] | undefined): void {
    if (hosts === this.#shown) return;
    this.#shown = hosts;
    this.element.hidden = hosts === undefined;
    this.element.replaceChildren(...(hosts ?? []).map((host) => this.#line(host)));
  }

  #line(host: string): HTMLElement {
    const allow = costly(element('button', { type: 'button', class: 'failure-remedy' }, `Allow ${host} and run again`));
    allow.addEventListener('click', () => this.#allow(host));
    return element('div', { class: 'refused', 'data-refused': true, 'data-host': host, role: 'group', 'aria-label': 'Host not allowed' }, element('p', {}, element('strong', {}, `${host} was not asked.`), ' This notebook is not trusted and may ask only the hosts that its code named when it was opened.'), allow);
  }
}
