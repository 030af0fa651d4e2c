import { notebookFile } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { ask, catchReads, runCatch, type Question } from './readsPort.ts';
import type { Target } from './target.ts';

// Not https: Chromium keeps no answer of a server whose certificate it does not know.
const READ = 'http://shared.test/read.parquet';
const UNREAD = 'http://shared.test/fresh.parquet';
const CELLS = catchReads('named.test', 'shared.test');

/** Who has read something: a notebook of the reader's own, one of another link, another file of their disk. */
const READERS: readonly ((target: Target) => Promise<void>)[] = [
  (target) => target.openOwn(CELLS),
  (target) => target.openLink(notebookFile('Another', CELLS)),
  (target) => openFile(target, 'Another'),
];
/** Who asks. */
const ASKERS: Readonly<Record<string, (target: Target) => Promise<void>>> = {
  'a notebook at an address': (target) => target.openCells(CELLS),
  'a file of the disk': (target) => openFile(target, 'Asking'),
};
const FORMS: readonly Omit<Question, 'url'>[] = [
  {},
  { range: { start: 0, end: 8 } },
  { range: { suffixBytes: 8 } },
  {},
];

test('no notebook learns what another has read: the reader’s own, one of a link, one of a file', async ({ target }) => {
  for (const url of [READ, UNREAD])
    target.internet.serve(url, {
      type: 'text/plain',
      headers: { ETag: '"1"', 'Cache-Control': 'public, max-age=3600' },
      body: 'bytes of a catalogue',
    });
  for (const open of READERS) {
    await open(target);
    await runCatch(target);
    for (const form of FORMS) await ask(target, { url: READ, ...form });
  }
  await target.settle();
  for (const [asker, openAsking] of Object.entries(ASKERS)) {
    await openAsking(target);
    await runCatch(target);
    expect.soft(await tellingOf(target, READ), asker).toEqual(await tellingOf(target, UNREAD));
  }
});

/**
 * All that a notebook can tell of an address by asking for it in several ways, and what its server could tell it:
 * answers, and requests.
 */
async function tellingOf(target: Target, url: string): Promise<unknown> {
  const { heard } = target.internet;
  const before = heard.length;
  const answers = [];
  for (const form of FORMS) answers.push(await ask(target, { url, ...form }));
  const requests = heard
    .slice(before)
    .filter(({ host }) => host === 'shared.test')
    .map(({ method, headers }) => [
      method,
      Object.entries(headers).filter(([name]) => /^(?:range|if-|cache-|pragma)/.test(name)),
    ]);
  expect(requests.length, 'requests at the server').toBeGreaterThan(0);
  return { answers, requests };
}

async function openFile(target: Target, title: string): Promise<void> {
  await target.open('');
  const choosing = target.page.waitForEvent('filechooser');
  await target.page.getByRole('button', { name: 'Open a file…' }).click();
  await (
    await choosing
  ).setFiles({ name: 'notebook.html', mimeType: 'text/html', buffer: Buffer.from(notebookFile(title, CELLS)) });
  await expect(target.frame.getByRole('textbox', { name: 'Notebook title' })).toHaveValue(title);
}
