import { fromHtml, toHtml } from '../notebook/html.ts';
import { button, element } from './element.ts';
import type { Kept } from './kept.ts';
import type { Keeper } from './keeper.ts';
import { newId } from './newId.ts';
import { sourceName } from './source.ts';
import { isTrusted } from './trust.ts';

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** The reader's notebooks: open, rename, duplicate, delete, and a deletion taken back. */
export function keptList(keeper: Keeper): HTMLElement {
  const list = element('ul', { class: 'kept' });
  const redraw = async (): Promise<void> => {
    try {
      const all = await keeper.list();
      list.replaceChildren(...(all.length > 0 ? all.map(row) : [element('li', { class: 'note' }, 'Nothing yet. What you write or change is kept in this browser.')]));
    } catch {
      list.replaceChildren(element('li', { class: 'note' }, 'This browser refuses storage, so nothing can be kept here.'));
    }
  };
  const row = (kept: Kept): HTMLElement => {
    const item = element(
      'li',
      {},
      element('a', { href: `#mine/${kept.id}` }, kept.title || 'Untitled'),
      ...(kept.origin === 'own' ? [] : [element('span', { class: 'note', 'data-origin': kept.origin }, `from ${sourceName(kept.origin, kept.route)}${isTrusted(kept.trust) && kept.origin !== 'shipped' ? ', trusted' : ''}`)]),
      element('time', { datetime: new Date(kept.changedMs).toISOString() }, DATE.format(kept.changedMs)),
      button('Rename', () => void rename(kept)),
      button('Duplicate', () => void duplicate(kept)),
      button('Delete', () => void remove(kept, item)),
    );
    return item;
  };
  const rename = async (kept: Kept): Promise<void> => {
    const title = prompt('A new title', kept.title)?.trim();
    const notebook = fromHtml(kept.html);
    if (!title || !notebook) return;
    await keeper.put({ ...kept, title, html: toHtml({ ...notebook, title }) });
    await redraw();
  };
  const duplicate = async (kept: Kept): Promise<void> => {
    const notebook = fromHtml(kept.html);
    if (!notebook) return;
    const title = `${kept.title} (copy)`;
    await keeper.put({ ...kept, id: newId(), title, html: toHtml({ ...notebook, title }), version: 0, changedMs: Date.now() });
    await redraw();
  };
  const remove = async (kept: Kept, item: HTMLElement): Promise<void> => {
    await keeper.delete(kept.id);
    const restore = async (): Promise<void> => {
      await keeper.put(kept);
      await redraw();
    };
    item.replaceChildren(`“${kept.title}” is deleted. `, button('Undo', () => void restore()));
  };
  void redraw();
  return list;
}
