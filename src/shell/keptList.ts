import { fromHtml, toHtml } from '../notebook/html.ts';
import { button } from '../dom/button.ts';
import { make } from '../dom/make.ts';
import type { Kept } from './kept.ts';
import type { Keeper } from './keeper.ts';
import type { Deleted } from './takeWhole.ts';
import { newId } from './newId.ts';
import { sourceName } from './source.ts';
import { asStorageError } from './storageTrouble.ts';
import { isTrusted } from './trust.ts';
import { momentText } from '../known/momentText.ts';

/**
 * The reader's notebooks: open, rename, duplicate, delete, and a deletion taken back. What storage refuses is said
 * above them.
 */
export function keptList(keeper: Keeper): HTMLElement {
  const problem = make('p', { class: 'note', role: 'alert' });
  const list = make('ul', { class: 'kept' });
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    problem.textContent = '';
    await work().catch((error: unknown) => (problem.textContent = `${what}. ${asStorageError(error).message}`));
    await redraw();
  };
  const redraw = async (): Promise<void> => {
    try {
      const all = await keeper.list();
      list.replaceChildren(
        ...(all.length > 0
          ? all.map((kept) => row(kept, all))
          : [make('li', { class: 'note' }, 'Nothing yet. What you write or change is kept in this browser.')]),
      );
    } catch (error) {
      list.replaceChildren(make('li', { class: 'note' }, asStorageError(error).message));
      void keeper.whenFree()?.then(redraw);
    }
  };
  const row = (kept: Kept, all: readonly Kept[]): HTMLElement => {
    const item = make(
      'li',
      {},
      make('a', { href: `#mine/${kept.id}` }, kept.title || 'Untitled'),
      ...(kept.besides !== undefined && all.some(({ id }) => id === kept.besides)
        ? [make('span', { class: 'note', 'data-besides': kept.besides }, 'changed in another tab')]
        : []),
      ...(keeper.troubleOf(kept.id) === undefined
        ? []
        : [make('span', { class: 'note', 'data-unkept': '' }, 'in this tab alone')]),
      ...(kept.origin === 'own'
        ? []
        : [
            make(
              'span',
              { class: 'note', 'data-origin': kept.origin },
              `from ${sourceName(kept.origin, kept.route)}${isTrusted(kept.trust) && kept.origin !== 'shipped' ? ', trusted' : ''}`,
            ),
          ]),
      make('time', { datetime: new Date(kept.changedMs).toISOString() }, momentText(kept.changedMs)),
      button('Rename', () => void rename(kept)),
      button('Duplicate', () => void duplicate(kept)),
      button('Delete', () => void remove(kept, item)),
    );
    return item;
  };
  const rename = async (kept: Kept): Promise<void> => {
    const title = prompt('A new title', kept.title)?.trim();
    if (!title) return;
    await attempt(`“${kept.title}” is not renamed`, async () => {
      // Another tab may save between reading and storing.
      for (let stored: Kept | false = false; !stored;) {
        const now = await keeper.get(kept.id);
        const notebook = now && fromHtml(now.html);
        if (!notebook) return;
        stored = await keeper.put({ ...now, title, html: toHtml({ ...notebook, title }) });
      }
    });
  };
  const duplicate = async (kept: Kept): Promise<void> => {
    const title = `${kept.title} (copy)`;
    const nowMs = Date.now();
    await attempt(`“${kept.title}” is duplicated in this tab alone`, async () => {
      const now = (await keeper.get(kept.id)) ?? kept;
      const notebook = fromHtml(now.html);
      if (!notebook) return;
      const stored = await keeper.outputs(kept.id);
      const controls = await keeper.controls.get(`#mine/${kept.id}`);
      const id = newId();
      const results = await keeper.results.get(`#mine/${kept.id}`);
      await keeper.results.put(`#mine/${id}`, results);
      await keeper.files.copy(`#mine/${kept.id}`, `#mine/${id}`);
      if (controls !== undefined) await keeper.controls.put(`#mine/${id}`, controls);
      await keeper.put(
        {
          ...now,
          id,
          title,
          html: toHtml({ ...notebook, title }),
          besides: undefined,
          wentBackMs: undefined,
          version: 0,
          changedMs: nowMs,
        },
        stored ? { stored } : {},
      );
    });
  };
  const remove = async (kept: Kept, item: HTMLElement): Promise<void> => {
    problem.textContent = '';
    let deleted: Deleted | undefined;
    try {
      deleted = await keeper.delete(kept.id);
    } catch (error) {
      problem.textContent = `“${kept.title}” is not deleted. ${asStorageError(error).message}`;
      return;
    }
    const restore = () =>
      attempt(`“${kept.title}” is put back in this tab alone`, async () => deleted && keeper.restore(deleted));
    item.replaceChildren(
      `“${kept.title}” is deleted. `,
      button('Undo', () => void restore()),
    );
  };
  void redraw();
  return make('div', {}, problem, list);
}
