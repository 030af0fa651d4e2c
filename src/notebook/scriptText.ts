import { itemAt } from '../known/itemAt.ts';
import { lastOf } from '../known/lastOf.ts';

/**
 * A cell's text as the content of its `<script>`: every line that is not empty indented by four spaces, as Observable
 * Notebook Kit writes and reads it. Backslashes break what would end the script, or hide its end (`<!--` before
 * `<script`; HTML standard, "Restrictions for contents of script elements").
 */
export function toScriptText(text: string): string {
  const safe = (hidesEnd(text) ? text.replace(/<(?=\\*!--)/g, '<\\') : text).replace(
    /<(?=\\*\/script(?:[\s/>]|$))/gi,
    '<\\',
  );
  return `\n${safe
    .split(/\r\n?|\n/)
    .map((line) => line && `    ${line}`)
    .join('\n')}\n  `;
}

/**
 * A cell's text as its author wrote it. Notebook Kit takes four spaces off every line that has them, which would break
 * Python in a file written by hand without that indentation: here they go only where all lines have them.
 */
export function fromScriptText(content: string): string {
  const text = content.replace(/<\\(?=\\*\/script[\s/>])/gi, '<');
  const lines = (hidesEnd(text) ? text.replace(/<\\(?=\\*!--)/g, '<') : text).split(/\r\n?|\n/);
  if (lines.length > 1 && lastOf(lines).trim() === '') lines.pop();
  if (lines.length > 1 && itemAt(lines, 0).trim() === '') lines.shift();
  const indented = lines.every((line) => line.startsWith('    ') || line.trim() === '');
  return (indented ? lines.map((line) => line.slice(4)) : lines).join('\n');
}

function hidesEnd(text: string): boolean {
  const comment = text.search(/<\\*!--/);
  const script = /<script(?:[\s/>]|$)/gi;
  script.lastIndex = comment;
  return comment >= 0 && script.test(text);
}
