// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { choiceView } from './choiceView.ts';

const choice = {
  name: 'stars.csv',
  isFolder: false,
  files: [{ path: 'stars.csv', file: new File(['a\n1\n'], 'stars.csv') }],
} as const;

async function copied(
  clipboard: { readonly writeText: (text: string) => Promise<void> } | undefined,
  selected: boolean,
) {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  document.execCommand = vi.fn(() => selected);
  const view = choiceView(choice, () => undefined);
  document.body.replaceChildren(view);
  const button = view.querySelector<HTMLButtonElement>('button[aria-label^="Copy"]')!;
  button.click();
  await vi.waitFor(() => expect(button.textContent).not.toBe('Copy'));
  return { said: button.textContent, code: view.querySelector('code')!.textContent };
}

test('code is copied to the clipboard', async () => {
  const writeText = vi.fn(async () => undefined);
  const { said, code } = await copied({ writeText }, false);
  expect(said).toBe('Copied');
  expect(writeText).toHaveBeenCalledExactlyOnceWith(code);
});

test.each([
  ['none', undefined],
  ['one that refuses', { writeText: () => Promise.reject(new DOMException('refused', 'NotAllowedError')) }],
])(
  'with %s for a clipboard, what is selected is copied, or else the reader is told the keys of both kinds of keyboard',
  async (_, clipboard) => {
    expect((await copied(clipboard, true)).said).toBe('Copied');
    const { said, code } = await copied(clipboard, false);
    expect(said).toBe('Selected: press Ctrl-C or ⌘-C');
    expect(String(getSelection())).toBe(code);
  },
);
