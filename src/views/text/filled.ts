/** What an element that was made of Markdown tells its text by, with the values that stand in it. */
export const FILLED = Symbol('filled');

/** The Markdown that an element was made of, with its values; undefined for any other. */
export function filledMarkdown(node: Node): string | undefined {
  const text: unknown = Reflect.get(node, FILLED);
  return typeof text === 'function' ? String(text()) : undefined;
}
