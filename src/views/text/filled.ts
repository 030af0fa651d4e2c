/** What an element that was made of Markdown tells its text by, with the values that stand in it. */
export const FILLED = Symbol('filled');

/** The Markdown that an element was made of, with its values; undefined for any other. */
export function filledMarkdown(node: Node): string | undefined {
  return (node as { readonly [FILLED]?: () => string })[FILLED]?.();
}
