import type { ShellPort } from '../notebook/port.ts';
import type { Costs } from './costs.ts';
import type { Keeper } from './keeper.ts';
import { openAsNew } from './openAsNew.ts';
import { hashOf } from './openPlace.ts';
import { NO_TRUST } from './trust.ts';
import { webPage } from './webPage.ts';

/** The methods of a frame's port that lead to other pages and notebooks, each at the reader's press. */
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
      await costs.agreed(`open ${what ? `“${what}”` : 'what was pasted'} as a notebook`, 'Open');
      location.hash = hash ?? (await openAsNew(text, { name, origin: 'disk', trust: NO_TRUST }, keeper));
    },
  };
}
