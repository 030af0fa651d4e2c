import { button, element } from './element.ts';
import type { KeptResults } from './results/keptResults.ts';
import { RESULTS_ROOM } from './results/roomOf.ts';

const megabytes = (length: number): string => (length / 1e6).toLocaleString('en', { maximumFractionDigits: 1 });

/** What the settings say of kept results: how much room they take, and a button that lets them go. */
export function settingsResults(results: Pick<KeptResults, 'taken' | 'clear'>): HTMLElement {
  const taken = element('span', { 'data-results-taken': '' }, '…');
  const forget = button('Forget them', () => void results.clear().then(tell, refused));
  const refused = (): void => void (taken.textContent = 'This browser does not tell.');
  const tell = async (): Promise<void> => {
    const { length, notebooks } = await results.taken();
    taken.textContent =
      notebooks === 0
        ? 'Nothing is kept now.'
        : `${megabytes(length)} MB of ${notebooks === 1 ? 'one notebook' : `${notebooks} notebooks`} are kept now.`;
    forget.disabled = notebooks === 0;
  };
  void tell().catch(refused);
  return element(
    'p',
    { class: 'note results-kept' },
    `Results: what cells showed in their last run stays in this browser, up to ${megabytes(RESULTS_ROOM.notebook)} MB a notebook and ${megabytes(RESULTS_ROOM.all)} MB in all; the oldest give way. `,
    taken,
    ' ',
    forget,
  );
}
