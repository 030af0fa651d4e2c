import type { Refusal } from '../graph/cellState.ts';
import { costly } from './costly.ts';
import type { Desk } from './desk.ts';
import { make } from '../dom/make.ts';

/** The place under a cell that names what it asked and was not let ask, each with the way to let it. */
export class RefusedSlot {
  readonly element = make('div', { class: 'refused-slot', hidden: true });
  readonly #desk: Pick<Desk, 'allow' | 'findLead'>;
  #shown: readonly Refusal[] | undefined;

  constructor(desk: Pick<Desk, 'allow' | 'findLead'>) {
    this.#desk = desk;
  }

  set(refusals: readonly Refusal[] | undefined): void {
    if (refusals === this.#shown) return;
    this.#shown = refusals;
    this.element.hidden = refusals === undefined;
    this.element.replaceChildren(
      ...(refusals ?? []).map(({ host, via }) => (via === undefined ? this.#host(host) : this.#lead(host, via))),
    );
  }

  #host(host: string): HTMLElement {
    const allow = costly(make('button', { type: 'button', class: 'failure-remedy' }, `Allow ${host} and run again`));
    allow.addEventListener('click', () => this.#desk.allow(host));
    return line(
      host,
      make(
        'p',
        {},
        make('strong', {}, `${host} was not asked.`),
        ' This notebook is not trusted and may ask only the hosts that its code named when it was opened.',
      ),
      allow,
    );
  }

  /** An address that may be asked and leads on to one that may not: which that is, is found when the reader asks. */
  #lead(host: string, address: string): HTMLElement {
    const find = costly(make('button', { type: 'button', class: 'failure-remedy' }, `Find where ${host} leads`));
    const said = make('span', { role: 'status' });
    find.addEventListener('click', () => {
      find.disabled = true;
      this.#desk.findLead(address).then(
        (found) => group.replaceWith(this.#host(found)),
        (error: unknown) => {
          said.textContent = ` ${error instanceof Error ? error.message : 'It could not be found'}.`;
          find.disabled = false;
        },
      );
    });
    const text = make(
      'p',
      {},
      make('strong', {}, `${host} led on to another host, which was not asked.`),
      ' This notebook may not ask it. Browsers tell only the first address; to find the other, Skybook asks it once without saying who you are.',
      said,
    );
    const group = line(host, text, find);
    return group;
  }
}

function line(host: string, ...children: readonly HTMLElement[]): HTMLElement {
  return make(
    'div',
    { class: 'refused', 'data-refused': true, 'data-host': host, role: 'group', 'aria-label': 'Host not allowed' },
    ...children,
  );
}
