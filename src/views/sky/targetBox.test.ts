// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { targetBox } from './targetBox.ts';

function box(lookUp: Parameters<typeof targetBox>[2]) {
  const gone: object[] = [];
  const { element: form } = targetBox((position) => gone.push(position), new AbortController().signal, lookUp);
  document.body.append(form);
  const type = async (text: string) => {
    form.querySelector('input')!.value = text;
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    return form.querySelector('[role=status]')!.textContent;
  };
  return { gone, type };
}

test('a position goes there and asks nobody; a name asks Sesame', async () => {
  const names: string[] = [];
  const { gone, type } = box(async (name) => (names.push(name), { raDeg: 10.68470833, decDeg: 41.26875 }));
  expect(await type('00:42:44 +41:16:08')).toBe('');
  expect(await type('M 31')).toBe('10.68471 41.26875');
  expect([names, gone.length, gone[1]]).toEqual([['M 31'], 2, { raDeg: 10.68470833, decDeg: 41.26875 }]);
});

test('a failure is said, and the sky stays where it is', async () => {
  const { gone, type } = box(async () =>
    Promise.reject(new NotebookError({ kind: 'fetch', message: 'cds.unistra.fr gave this page no answer' })),
  );
  expect(await type('M 31')).toBe('cds.unistra.fr gave this page no answer');
  expect(gone).toEqual([]);
});
