import { bodyWithin } from '../../workers/wire/bytesWithin.ts';
import { isOfWeb } from '../known/isOfWeb.ts';
import { recordOf } from '../known/recordOf.ts';
import { addressForm, NO_ADDRESS } from './addressForm.ts';
import { button } from '../dom/button.ts';
import { make } from '../dom/make.ts';
import { countText } from '../known/countText.ts';

const KEY = 'skybook.lists';
const MOST_LISTS = 50;
const MOST_NOTEBOOKS = 300;
const MOST_LIST_BYTES = 2 ** 20;
const PATIENCE_MS = 30_000;

/** A notebook that a list of others names: its address, and how it is told of. */
export type Listed = { readonly url: string; readonly title: string; readonly line: string };

/**
 * Lists of others' notebooks, which the reader adds by address: of another Skybook (its `cells/index.json`), or a JSON
 * array of objects with `url`, `title` and `line`. One is asked for when it is opened, and only then.
 */
export function otherLists(): HTMLElement {
  const place = make('div', { class: 'lists' });
  const problem = make('p', { class: 'note', role: 'alert' });
  const draw = (): void => place.replaceChildren(...readLists().map((url) => listOf(url, draw)));
  const form = addressForm('https://… of a list of notebooks', 'Address of a list of notebooks', 'Add', (field) => {
    const url = listUrl(field.value);
    problem.textContent = url === undefined ? NO_ADDRESS : '';
    if (url === undefined) return;
    if (!writeLists([...new Set([url, ...readLists()])])) problem.textContent = 'This browser refuses to keep it.';
    field.value = '';
    draw();
  });
  draw();
  return make('div', {}, place, form, problem);
}

/** Where a list stands: that of another Skybook is found by the site's own address. */
export function listUrl(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (!url || !isOfWeb(url)) return undefined;
  url.hash = '';
  return url.pathname.endsWith('.json') ? url.href : new URL('cells/index.json', url).href;
}

/** The notebooks that a list names, in whatever shape it is; those with no address of their own stand beside it. */
export function notebooksOf(list: unknown, listAt: string): readonly Listed[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, MOST_NOTEBOOKS).flatMap((entry: unknown): readonly Listed[] => {
    const { url, name, title, line } = recordOf(entry);
    const path = typeof url === 'string' ? url : typeof name === 'string' ? `${name}.html` : undefined;
    const at = path === undefined ? null : URL.parse(path, listAt);
    if (!at || !isOfWeb(at)) return [];
    return [{ url: at.href, title: textOf(title) || at.pathname, line: textOf(line) }];
  });
}

function listOf(url: string, redraw: () => void): HTMLElement {
  const list = make('ul', { class: 'kept' });
  const note = make('p', { class: 'note', role: 'status' });
  const forget = button('Forget', () => {
    writeLists(readLists().filter((other) => other !== url));
    redraw();
  });
  const shown = make('details', { 'data-list': url }, make('summary', {}, url), note, list, forget);
  shown.addEventListener('toggle', () => {
    if (!shown.open || list.childElementCount > 0) return;
    note.textContent = 'Asking for it…';
    void fill(url, list).then((problem) => (note.textContent = problem));
  });
  return shown;
}

/** Shows what a list names; what hindered it, in words. */
async function fill(url: string, place: HTMLElement): Promise<string> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return `${new URL(url).host} has no list there: it answered ${response.status}.`;
    const bytes = await bodyWithin(response, MOST_LIST_BYTES);
    if (!bytes) return `What ${new URL(url).host} gave is larger than 1 MB: that is no list of notebooks.`;
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const notebooks = notebooksOf(list, url);
    place.replaceChildren(
      ...notebooks.map((one) =>
        make('li', {}, make('a', { href: `#src=${one.url}` }, one.title), make('span', { class: 'note' }, one.line)),
      ),
    );
    if (Array.isArray(list) && list.length > MOST_NOTEBOOKS)
      return `The first ${MOST_NOTEBOOKS} of its ${countText(list.length)} entries are looked at.`;
    return notebooks.length > 0 ? '' : 'That list names no notebook.';
  } catch {
    return `${new URL(url).host} gave no list: either you are offline, it does not allow pages of other sites to read it (CORS), or it is no JSON.`;
  }
}

function readLists(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found.flatMap((url: unknown) => listUrl(String(url)) ?? []).slice(0, MOST_LISTS) : [];
  } catch {
    return [];
  }
}

function writeLists(lists: readonly string[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(lists.slice(0, MOST_LISTS)));
    return true;
  } catch {
    return false;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 500) : '';
}
