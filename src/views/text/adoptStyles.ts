let sheets: Map<string, CSSStyleSheet> | undefined;

/**
 * Gives a tree of its own styles of ours, which those of the page do not reach; trees with the same styles share one
 * sheet.
 */
export function adoptStyles(root: ShadowRoot, css: string): void {
  if (!('adoptedStyleSheets' in root)) return;
  sheets ??= new Map();
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
