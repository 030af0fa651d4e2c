import type { ShellPort } from '../notebook/port.ts';
import type { Costs } from './costs.ts';
import type { Keeper } from './keeper.ts';
import { openAsNew } from './openAsNew.ts';
import { hashOf } from './openPlace.ts';
import { NO_TRUST } from './trust.ts';
import { webPage } from './webPage.ts';

/** What leads to other pages, at the reader's press, and to other notebooks, of which they are always asked. */
export function leavingPort(costs: Costs, keeper: Keeper): Pick<ShellPort, 'openLink' | 'openNotebook'> {
  return {
    openLink: async (url) => {
      const { host, href } = webPage(url);
      await costs.agreed(`open a page of ${host}`, 'Open');
      window.open(href, '_blank', 'noopener,noreferrer');
    },
    openNotebook: async (text, name) => {
      const hash = text.trim().includes('\n') ? undefined : hashOf(text);
      const what = hash === undefined ? name.slice(0, 120) : text.trim().slice(0, 120);
      // Its code may have written the text, and an address may carry what it knows: a press in it is no yes to that.
      await costs.asked(`open ${what ? `“${what}”` : 'what was pasted'} as a notebook`, 'Open');
      location.hash = hash ?? (await openAsNew(text, { name, origin: 'link', trust: NO_TRUST }, keeper));
    },
  };
}
