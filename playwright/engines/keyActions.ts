/** An item of a key source (WebDriver §15.4.2, WebDriver BiDi input.KeySourceAction). */
export type KeyAction = { readonly type: 'keyDown' | 'keyUp'; readonly value: string };

/** Keys that have a code point of their own in WebDriver (§17.4.2). */
const CODES: Readonly<Record<string, string>> = { Shift: '\uE008', Control: '\uE009', Enter: '\uE006' };

/** Presses the last of keys joined by `+` while those before it are held. */
export function pressActions(keys: string): readonly KeyAction[] {
  return chord(keys.split('+').map((key) => CODES[key] ?? key));
}

/** Presses the keys of a text one after another. */
export function typeActions(text: string): readonly KeyAction[] {
  return [...text].flatMap((character) => chord([character]));
}

function chord(values: readonly string[]): readonly KeyAction[] {
  return [
    ...values.map((value) => ({ type: 'keyDown', value }) as const),
    ...values.toReversed().map((value) => ({ type: 'keyUp', value }) as const),
  ];
}
