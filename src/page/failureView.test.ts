// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { failureView } from './failureView.ts';

test('a failure shows its kind, message, detail and advice', () => {
  const view = failureView({
    kind: 'fetch',
    message: 'No answer from example.org',
    detail: 'status 503',
    advice: 'Try again later.',
  });
  expect(view.hasAttribute('data-failure')).toBe(true);
  expect(view.dataset['kind']).toBe('fetch');
  for (const text of ['No answer from example.org', 'status 503', 'Try again later.'])
    expect(view.textContent).toContain(text);
  expect(view.querySelector('button')).toBeNull();
});

test('markup in a message stays text', () => {
  expect(failureView({ kind: 'python', message: '<img src=x>' }).querySelector('img')).toBeNull();
});

test('pressing the message of a failure with a line goes there', () => {
  const lines: number[] = [];
  failureView({ kind: 'python', message: 'NameError', line: 3 }, { goToLine: (line) => lines.push(line) })
    .querySelector('button')!
    .click();
  expect(lines).toEqual([3]);
});

test('a long detail is folded', () => {
  const view = failureView({ kind: 'python', message: 'm', detail: 'line\n'.repeat(30) });
  expect(view.querySelector('details')!.open).toBe(false);
});

test('where another order of the cells would let it run, a button lets it', () => {
  let pressed = 0;
  const view = failureView(
    { kind: 'name', message: 'm', reorder: 'Let cells run in order' },
    { runInOrder: () => pressed++ },
  );
  view.querySelector('button')!.click();
  expect([view.querySelector('button')!.textContent, pressed]).toEqual(['Let cells run in order', 1]);
});

test('what would let the cell run is offered as a button', () => {
  const lines: string[] = [];
  const view = failureView(
    { kind: 'sql', message: 'm', remedy: { label: 'Fetch 350 MB', firstLine: '-- @allow 368 MB' } },
    { runWith: (line) => lines.push(line) },
  );
  view.querySelector('button')!.click();
  expect(view.querySelector('button')!.textContent).toBe('Fetch 350 MB');
  expect(lines).toEqual(['-- @allow 368 MB']);
});

test('what is too much here is offered on the reader’s Jupyter server, or as a script where they have none', () => {
  const done: string[] = [];
  for (const elsewhere of ['server', 'script'] as const)
    failureView(
      { kind: 'sql', message: 'm', elsewhere },
      { runWith: (line) => done.push(line), writeScript: () => done.push('script') },
    )
      .querySelectorAll('button')
      .forEach((button) => {
        done.push(button.textContent);
        button.click();
      });
  expect(done).toEqual(['Run on my Jupyter server', '-- @jupyter', 'Export as a script', 'script']);
});

test('what was lost with its engine can be run again by a button, other failures cannot', () => {
  let pressed = 0;
  const buttons = (kind: 'engine-lost' | 'python') =>
    failureView({ kind, message: 'm' }, { runAgain: () => pressed++ }).querySelectorAll('button');
  expect(buttons('python')).toHaveLength(0);
  const [again] = buttons('engine-lost');
  again!.click();
  expect([again!.textContent, pressed]).toEqual(['Run again', 1]);
});
