import type { Reach } from '../../notebook/reach.ts';
import { button, element } from '../element.ts';
import { openDialog } from '../openDialog.ts';
import { hostsText } from './hostsText.ts';

/** A press meant for what was there before the dialog must not agree to it. */
const THINK_MS = 1000;

/** Asks whether the reader trusts a notebook: its title, where it came from, what its code names. No is the default. */
export async function askTrust({ title, source, reach }: { readonly title: string; readonly source: string; readonly reach: Reach }): Promise<boolean> {
  let agreed = false;
  await openDialog('trust', 'Trust this notebook?', (close) => {
    const yes = button('Trust it', () => {
      agreed = true;
      close();
    });
    yes.disabled = true;
    setTimeout(() => (yes.disabled = false), THINK_MS);
    return [
      element('dl', {}, element('dt', {}, 'Title'), element('dd', {}, title), element('dt', {}, 'From'), element('dd', {}, source)),
      ...hostsText(reach),
      element('p', {}, 'Trusted, it runs as your own notebooks do: it may ask any host, is told of your proxy, and can read and change what this site keeps in your browser. Trust only whom you would let use your computer.'),
      element('div', { class: 'actions' }, yes, button('No', close, { class: 'primary', autofocus: '' })),
    ];
  });
  return agreed;
}
