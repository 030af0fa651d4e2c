import './held.css';
import type { HeldFile, HeldName, Holdings } from '../../workers/wire/holdings.ts';
import { bytesText } from '../format/bytesText.ts';
import { costly } from './costly.ts';
import type { Desk } from './desk.ts';
import { element } from './element.ts';
import { filePreview } from './filePreview.ts';

/**
 * The place at the notebook's end that tells, when it is opened, what the engines hold: memory, names with what they
 * take, files. Names can be let go and files saved from there; `update` after a change of a cell's state.
 */
export function heldPanel(desk: Pick<Desk, 'notebook' | 'state' | 'holdings' | 'free' | 'saveFile' | 'previewFile'>): {
  readonly element: HTMLElement;
  update(): void;
} {
  const list = element('div', { class: 'held-list', 'aria-live': 'polite' });
  const summary = element('summary', {}, 'Memory and files');
  const place = element('details', { class: 'held', 'data-held': '', hidden: '' }, summary, list);
  let asked = 0;
  const tell = async (): Promise<void> => {
    const mine = ++asked;
    const late = setTimeout(() => list.replaceChildren('An engine is at work; it answers when its cell is done.'), 500);
    const held = await desk.holdings().catch(() => []);
    clearTimeout(late);
    if (mine === asked) list.replaceChildren(...held.map((one) => engineView(one, desk, tell)));
    if (mine === asked && held.length === 0) list.replaceChildren('Nothing is held: no engine has started.');
  };
  place.addEventListener('toggle', () => place.open && void tell());
  const update = (): void => {
    const states = desk.notebook().cells.map(({ id }) => desk.state(id));
    place.hidden = states.every(({ runs }) => runs === 0);
    if (place.open && !states.some(({ status }) => status === 'running')) void tell();
  };
  update();
  return { element: place, update };
}

function engineView(
  { engine, memoryBytes, names, files }: Holdings,
  desk: Pick<Desk, 'free' | 'saveFile' | 'previewFile'>,
  again: () => Promise<void>,
): HTMLElement {
  const free = ({ name }: HeldName): void => {
    desk.free(name);
    void again();
  };
  return element(
    'section',
    { 'data-engine': engine },
    element('h3', {}, `${engine}: ${bytesText(memoryBytes)} of memory`),
    ...(names.length > 0 ? [nameTable(names, engine === 'Python' ? free : undefined)] : []),
    ...(files.length > 0 ? [fileList(files, desk)] : []),
  );
}

function nameTable(names: readonly HeldName[], free: ((name: HeldName) => void) | undefined): HTMLElement {
  const rows = names.map((one) =>
    element(
      'tr',
      { 'data-name': one.name },
      element('th', { scope: 'row' }, one.name),
      element('td', {}, one.type),
      element('td', {}, one.shape?.map((size) => size.toLocaleString('en')).join(' × ') ?? ''),
      element('td', {}, one.bytes === undefined ? '' : bytesText(one.bytes)),
      element('td', {}, ...(free ? [button('Free', `Free ${one.name}`, () => free(one))] : [])),
    ),
  );
  const heads = ['Name', 'Type', 'Shape', 'Size', ''].map((head) => element('th', { scope: 'col' }, head));
  return element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows));
}

function fileList(files: readonly HeldFile[], desk: Pick<Desk, 'saveFile' | 'previewFile'>): HTMLElement {
  const items = files.map(({ path, bytes }) => {
    const item = element('li', { 'data-file': path }, `${path} (${bytesText(bytes)}) `);
    const shown = element('div', { 'data-preview': '', hidden: '' });
    const told = (done: Promise<void>, what: string): void => {
      done.catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        item.append(element('span', { role: 'alert' }, ` It could not be ${what}: ${why}`));
      });
    };
    const look = async (): Promise<void> => {
      if (!shown.hidden) return void (shown.hidden = true);
      shown.replaceChildren(filePreview(path, await desk.previewFile(path)));
      shown.hidden = false;
    };
    item.append(
      button('Preview', `Preview ${path}`, () => told(look(), 'shown')),
      costly(button('Save', `Save ${path}`, () => told(desk.saveFile(path), 'saved'))),
      shown,
    );
    return item;
  });
  return element('ul', {}, ...items);
}

function button(text: string, label: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', 'aria-label': label }, text);
  made.addEventListener('click', press);
  return made;
}
