import type { Reach } from '../../notebook/reach.ts';
import { openDialog } from '../openDialog.ts';
import { button } from '../../dom/button.ts';
import { hostsText } from './hostsText.ts';

/** Lists what an open notebook may ask. Closes with Escape or Done. */
export function showHosts(reach: Reach): void {
  void openDialog('hosts', 'What this notebook may ask', (close) => [
    ...hostsText(reach),
    button('Done', close, { class: 'primary' }),
  ]);
}
