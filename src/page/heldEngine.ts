import type { HeldFile, HeldName, Holdings } from '../../workers/wire/holdings.ts';
import { bytesText } from '../format/bytesText.ts';
import { costly } from './costly.ts';
import type { Desk } from './desk.ts';
import { make } from '../dom/make.ts';
import { filePreview } from './filePreview.ts';
import { countText } from '../known/countText.ts';

/** What one engine holds; `again` shows it anew, once a name has been let go. */
export function heldEngine(
  { engine, memoryBytes, names, files, moreFiles = 0 }: Holdings,
  desk: Pick<Desk, 'free' | 'saveFile' | 'previewFile'>,
  again: () => Promise<void>,
): HTMLElement {
  const free = ({ name }: HeldName): void => {
    desk.free(name);
    void again();
  };
  return make(
    'section',
    { 'data-engine': engine },
    make('h3', {}, `${engine}: ${bytesText(memoryBytes)} of memory`),
    ...(names.length > 0 ? [nameTable(names, engine === 'Python' ? free : undefined)] : []),
    ...(files.length > 0 ? [fileList(files, desk)] : []),
    ...(moreFiles > 0 ? [make('p', {}, `And ${countText(moreFiles)} more files.`)] : []),
  );
}

function nameTable(names: readonly HeldName[], free: ((name: HeldName) => void) | undefined): HTMLElement {
  const rows = names.map((one) =>
    make(
      'tr',
      { 'data-name': one.name },
      make('th', { scope: 'row' }, one.name),
      make('td', {}, one.type),
      make('td', {}, one.shape?.map(countText).join(' × ') ?? ''),
      make('td', {}, one.bytes === undefined ? '' : bytesText(one.bytes)),
      make('td', {}, ...(free ? [button('Free', `Free ${one.name}`, () => free(one))] : [])),
    ),
  );
  const heads = ['Name', 'Type', 'Shape', 'Size', ''].map((head) => make('th', { scope: 'col' }, head));
  return make('table', {}, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...rows));
}

function fileList(files: readonly HeldFile[], desk: Pick<Desk, 'saveFile' | 'previewFile'>): HTMLElement {
  const items = files.map(({ path, bytes }) => {
    const item = make('li', { 'data-file': path }, `${path} (${bytesText(bytes)}) `);
    const shown = make('div', { 'data-preview': '', hidden: '' });
    const told = (done: Promise<void>, what: string): void => {
      done.catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        item.append(make('span', { role: 'alert' }, ` It could not be ${what}: ${why}`));
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
  return make('ul', {}, ...items);
}

function button(text: string, label: string, press: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', 'aria-label': label }, text);
  made.addEventListener('click', press);
  return made;
}
