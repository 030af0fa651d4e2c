/** A line of script that puts styles into its document. */
export function styled(css: string): string {
  return `{const style=document.createElement("style");style.textContent=${JSON.stringify(css.trim())};document.head.append(style)}\n`;
}
