import { FOLDER_BYTES } from '../../workers/wire/keptFile.ts';
import { button } from '../dom/button.ts';
import { make } from '../dom/make.ts';
import { FILES_ROOM_BYTES } from './keptFiles.ts';
import type { ResultsTaken } from './results/keptResults.ts';
import { RESULTS_ROOM } from './results/roomOf.ts';

type Kept = { taken(): Promise<ResultsTaken>; clear(): Promise<void> };

const megabytes = (length: number): string => (length / 1e6).toLocaleString('en', { maximumFractionDigits: 1 });
const room = (one: number, all: number): string =>
  `stays in this browser, up to ${megabytes(one)} MB a notebook and ${megabytes(all)} MB in all; the oldest give way. `;

/** What the settings say of kept results: how much room they take, and a button that lets them go. */
export function settingsResults(results: Kept): HTMLElement {
  const words = `Results: what cells showed in their last run ${room(RESULTS_ROOM.notebook, RESULTS_ROOM.all)}`;
  return paragraph(results, words, 'data-results-taken', 'Forget them');
}

/** The same of files that notebooks have written. */
export function settingsFiles(files: Kept): HTMLElement {
  const words = `Files: what Python wrote into a notebook’s folder ${room(FOLDER_BYTES, FILES_ROOM_BYTES)}`;
  return paragraph(files, words, 'data-files-taken', 'Forget the files');
}

function paragraph(kept: Kept, words: string, mark: string, press: string): HTMLElement {
  const taken = make('span', { [mark]: '' }, '…');
  const forget = button(press, () => void kept.clear().then(tell, refused));
  const refused = (): void => void (taken.textContent = 'This browser does not tell.');
  const tell = async (): Promise<void> => {
    const { length, notebooks } = await kept.taken();
    taken.textContent =
      notebooks === 0
        ? 'Nothing is kept now.'
        : `${megabytes(length)} MB of ${notebooks === 1 ? 'one notebook' : `${notebooks} notebooks`} are kept now.`;
    forget.disabled = notebooks === 0;
  };
  void tell().catch(refused);
  return make('p', { class: 'note results-kept' }, words, taken, ' ', forget);
}
