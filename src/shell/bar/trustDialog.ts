import type { Reach } from '../../notebook/reach.ts';
import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';
import { openDialog } from '../openDialog.ts';
import { isTrusted, type Trust } from '../trust.ts';
import { hostsText } from './hostsText.ts';

/**
 * What the dialog tells of a notebook: what its code names, and the hosts of the reader's proxy and Jupyter server, if
 * there are any.
 */
export type ToTrust = {
  readonly title: string;
  readonly source: string;
  readonly reach: Reach;
  readonly proxies: readonly string[];
  readonly jupyters: readonly string[];
};

/** A press meant for what was there before the dialog must not agree to it. */
const THINK_MS = 1000;

/**
 * Asks with how much the reader trusts a notebook, each with its own tick; undefined is their no, which is the default.
 */
export async function askTrust({ title, source, reach, proxies, jupyters }: ToTrust): Promise<Trust | undefined> {
  let agreed: Trust | undefined;
  const hosts = make('input', { type: 'checkbox', id: 'trust-hosts', checked: '' });
  const proxy = make('input', { type: 'checkbox', id: 'trust-proxy' });
  const jupyter = make('input', { type: 'checkbox', id: 'trust-jupyter' });
  await openDialog('trust', 'Trust this notebook?', (close) => {
    const yes = button('Trust it', () => {
      const given = { hosts: hosts.checked, proxy: proxy.checked, jupyter: jupyter.checked };
      agreed = isTrusted(given) ? given : undefined;
      close();
    });
    yes.disabled = true;
    setTimeout(() => (yes.disabled = false), THINK_MS);
    return [
      make('dl', {}, make('dt', {}, 'Title'), make('dd', {}, title), make('dt', {}, 'From'), make('dd', {}, source)),
      ...hostsText(reach),
      make('p', {}, 'Trusted, it may also:'),
      tick(hosts, 'ask any host'),
      ...proxies.map((host) => tick(proxy, `ask through your proxy at ${host}, whose address holds your key`)),
      ...jupyters.map((host) =>
        tick(jupyter, `run code on your Jupyter server at ${host}, where it can do all that you can`),
      ),
      make(
        'p',
        { class: 'note' },
        'It can send there what it computes and the files that you add to it. What this site keeps in your browser stays out of its reach.',
      ),
      make('div', { class: 'actions' }, yes, button('No', close, { class: 'primary', autofocus: '' })),
    ];
  });
  return agreed;
}

function tick(box: HTMLInputElement, label: string): HTMLElement {
  return make('p', {}, make('label', {}, box, ' ', label));
}
