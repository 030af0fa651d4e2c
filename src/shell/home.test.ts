// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { File } from 'node:buffer';
import { expect, it, vi } from 'vitest';
import { fromHtml } from '../notebook/html.ts';
import { homePage } from './home.ts';
import { Keeper } from './keeper.ts';
import { keptList } from './keptList.ts';
import { problemPage } from './problemPage.ts';
import { FULL_TRUST, NO_TRUST } from './trust.ts';

const html = (title: string) => `<notebook><title>${title}</title><script type="module" id="1">1</script></notebook>`;
const kept = (id: string, title: string) =>
  ({ id, title, html: html(title), createdMs: 0, changedMs: 0, origin: 'own', trust: FULL_TRUST, version: 0 }) as const;
const buttonOf = (root: Element, label: string) =>
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label)!;
const titles = (list: Element) => [...list.querySelectorAll('a')].map(({ textContent }) => textContent);

/** Opens the home page where the list of shipped notebooks cannot be read. */
function home(keeper: Keeper): HTMLElement {
  return homePage(keeper, 'http://127.0.0.1:1/');
}

async function choose(page: HTMLElement, text: string): Promise<void> {
  const picker = page.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(picker, 'files', { value: [new File([text], 'a.html')], configurable: true });
  picker.dispatchEvent(new Event('change'));
}

it('a new notebook is kept as the reader’s own and opened', async () => {
  const keeper = new Keeper('new');
  buttonOf(home(keeper), 'New notebook').click();
  await vi.waitFor(() => expect(location.hash).toMatch(/^#mine\//));
  const [own] = await keeper.list();
  expect(own).toMatchObject({ id: location.hash.slice('#mine/'.length), origin: 'own', trust: FULL_TRUST });
  expect(fromHtml(own!.html)).toBeDefined();
});

it('a file from the disk is kept without trust', async () => {
  const keeper = new Keeper('file');
  await choose(home(keeper), html('From disk'));
  await vi.waitFor(async () =>
    expect(await keeper.list()).toMatchObject([{ title: 'From disk', origin: 'disk', trust: NO_TRUST }]),
  );
});

it('a file that is no notebook is refused with a reason, and nothing is kept', async () => {
  const keeper = new Keeper('other');
  const page = home(keeper);
  await choose(page, '<p>A page</p>');
  await vi.waitFor(() => expect(page.querySelector('[role=alert]')!.textContent).toContain('That is no notebook'));
  expect(await keeper.list()).toEqual([]);
});

it('where the browser blocks storage the home page says so, and what is begun or opened is there as long as the tab', async () => {
  vi.stubGlobal('indexedDB', undefined);
  try {
    const keeper = new Keeper('blocked');
    const page = home(keeper);
    await vi.waitFor(() => expect(page.querySelector('.kept')!.textContent).toContain('refuses storage'));
    location.hash = '';
    buttonOf(page, 'New notebook').click();
    await vi.waitFor(() => expect(location.hash).toMatch(/^#mine\//));
    expect(await keeper.get(location.hash.slice('#mine/'.length))).toMatchObject({ origin: 'own' });
    await choose(page, html('From disk'));
    await vi.waitFor(async () => expect((await keeper.list()).map(({ title }) => title)).toContain('From disk'));
    expect(page.querySelector('[role=alert]')!.textContent).toBe('');
  } finally {
    vi.unstubAllGlobals();
  }
});

it('kept notebooks can be duplicated, deleted and brought back', async () => {
  const keeper = new Keeper('kept');
  await keeper.put(kept('a', 'Stars & <b>'));
  const list = keptList(keeper).querySelector('ul')!;
  await vi.waitFor(() => expect(titles(list)).toEqual(['Stars & <b>']));
  buttonOf(list, 'Duplicate').click();
  await vi.waitFor(() => expect(titles(list)).toEqual(['Stars & <b> (copy)', 'Stars & <b>']));
  buttonOf(list.lastElementChild!, 'Delete').click();
  await vi.waitFor(() => expect(list.lastElementChild!.textContent).toContain('is deleted'));
  expect((await keeper.list()).map(({ title }) => title)).toEqual(['Stars & <b> (copy)']);
  buttonOf(list, 'Undo').click();
  await vi.waitFor(() => expect(titles(list)).toHaveLength(2));
});

it('a problem is shown as text, with its advice and a way home', () => {
  const page = problemPage({ kind: 'link', message: 'No <img src=x> here', advice: 'Ask again.' });
  expect(page.querySelector('h1')!.textContent).toBe('No <img src=x> here');
  expect([page.getAttribute('role'), page.querySelector('img'), page.querySelector('a')!.getAttribute('href')]).toEqual(
    ['alert', null, '#'],
  );
  expect(page.textContent).toContain('Ask again.');
});
