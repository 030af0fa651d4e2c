import './held.css';
import type { Desk } from './desk.ts';
import { make } from '../dom/make.ts';

/**
 * The place at the notebook's end that tells, when it is opened, what the engines hold: memory, names with what they
 * take, files. Names can be let go and files saved from there; `update` after a change of a cell's state.
 */
export function heldPanel(desk: Pick<Desk, 'notebook' | 'state' | 'holdings' | 'free' | 'saveFile' | 'previewFile'>): {
  readonly element: HTMLElement;
  update(): void;
} {
  const list = make('div', { class: 'held-list', 'aria-live': 'polite' });
  const summary = make('summary', {}, 'Memory and files');
  const place = make('details', { class: 'held', 'data-held': '', hidden: '' }, summary, list);
  let asked = 0;
  const tell = async (): Promise<void> => {
    const mine = ++asked;
    const late = setTimeout(() => list.replaceChildren('An engine is at work; it answers when its cell is done.'), 500);
    const [held, { heldEngine }] = await Promise.all([desk.holdings().catch(() => []), import('./heldEngine.ts')]);
    clearTimeout(late);
    if (mine === asked) list.replaceChildren(...held.map((one) => heldEngine(one, desk, tell)));
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
