import { EMPTY_NOTEBOOK } from '../notebook/emptyNotebook.ts';
import { toHtml } from '../notebook/html.ts';
import type { Origin } from '../notebook/origin.ts';
import { LIMITS, overLimit } from '../notebook/limits.ts';
import { NOTEBOOK_ENDINGS } from '../notebook/notebookKinds.ts';
import { button } from '../dom/button.ts';
import { make } from '../dom/make.ts';
import { keptList } from './keptList.ts';
import type { Keeper } from './keeper.ts';
import { acceptNotebooks, addressBox, type Opens } from './openPlace.ts';
import { openAsNew } from './openAsNew.ts';
import { otherLists } from './otherLists.ts';
import { shippedList } from './shippedList.ts';
import { FULL_TRUST, NO_TRUST, type Trust } from './trust.ts';

/** The home page: the notebooks that come with the site, the reader's own, and the ways to make or open one. */
export function homePage(keeper: Keeper, siteUrl: string): HTMLElement {
  const note = make('p', { class: 'note', role: 'alert' });
  const keep = async (text: string, origin: Origin, trust: Trust, name = ''): Promise<void> => {
    try {
      location.hash = await openAsNew(text, { name, origin, trust }, keeper);
    } catch (error) {
      note.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const openFile = async (file: File): Promise<void> => {
    if (file.size > LIMITS.bytes) note.textContent = `${overLimit('bytes').message}. Nothing was opened.`;
    else await keep(await file.text(), 'disk', NO_TRUST, file.name);
  };
  const picker = make('input', { type: 'file', accept: NOTEBOOK_ENDINGS, hidden: '' });
  picker.addEventListener('change', () => picker.files?.[0] && void openFile(picker.files[0]));
  const opens: Opens = {
    open: (text, name) => keep(text, 'disk', NO_TRUST, name),
    openFile,
    go: (hash) => (location.hash = hash),
    say: (problem) => (note.textContent = problem),
  };
  const page = make(
    'main',
    { class: 'home' },
    make('h1', {}, 'Skybook'),
    make(
      'p',
      { class: 'lead' },
      'Notebooks of the sky that open from a link and run in your browser: Python with astropy, SQL over catalogues, plots, and the sky itself.',
    ),
    make(
      'p',
      { class: 'actions' },
      button('New notebook', () => void keep(toHtml(EMPTY_NOTEBOOK), 'own', FULL_TRUST), { class: 'primary' }),
      button('Open a file…', () => picker.click()),
      picker,
    ),
    addressBox(opens),
    note,
    make('h2', {}, 'Start here'),
    shippedList(siteUrl),
    make('h2', {}, 'Yours'),
    keptList(keeper),
    make('h2', {}, 'Lists of others'),
    otherLists(),
  );
  acceptNotebooks(page, opens);
  return page;
}
