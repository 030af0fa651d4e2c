// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { RefusedSlot } from './refusedSlot.ts';

/** A slot, whose desk finds `host` or fails with its words. */
function slot(found: string | Error) {
  const asked: string[] = [];
  const allowed: string[] = [];
  const made = new RefusedSlot({
    allow: (host) => void allowed.push(host),
    findLead: async (address) => {
      asked.push(address);
      if (found instanceof Error) throw found;
      return found;
    },
  });
  const line = () => made.element.querySelector<HTMLElement>('[data-refused]')!;
  return { made, asked, allowed, line, press: () => line().querySelector('button')!.click() };
}

it('a host that was not asked has the button that lets it be', () => {
  const { made, allowed, line, press } = slot('');
  made.set([{ host: 'a.example' }]);
  expect(line().dataset).toMatchObject({ host: 'a.example' });
  press();
  expect(allowed).toEqual(['a.example']);
  made.set(undefined);
  expect(made.element.hidden).toBe(true);
});

it('one that led on has the button that finds where, and the host that is found has that which lets it be asked', async () => {
  const { made, asked, allowed, line, press } = slot('b.example');
  made.set([{ host: 'a.example', via: 'https://a.example/f' }]);
  expect(line().textContent).toContain('a.example led on to another host');
  expect(line().querySelector('button')!.hasAttribute('data-costs')).toBe(true);
  press();
  await vi.waitFor(() => expect(line().dataset).toMatchObject({ host: 'b.example' }));
  press();
  expect([asked, allowed]).toEqual([['https://a.example/f'], ['b.example']]);
});

it('what cannot be found is told, and may be tried again', async () => {
  const { made, asked, line, press } = slot(new Error('The reader did not agree'));
  made.set([{ host: 'a.example', via: 'https://a.example/f' }]);
  press();
  await vi.waitFor(() => expect(line().textContent).toContain('The reader did not agree'));
  press();
  expect(asked).toHaveLength(2);
});
