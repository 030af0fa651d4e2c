import { deserialize, serialize, toNotebook, type Cell as KitCell } from '@observablehq/notebook-kit';
import type { Cell, Language } from './cell.ts';
import { freshId } from './freshId.ts';
import type { Notebook } from './notebook.ts';

const MODES = { markdown: 'md', python: 'python', sql: 'sql', javascript: 'js' } as const satisfies Record<Language, KitCell['mode']>;
const LANGUAGES = new Map<string, Language>(Object.entries(MODES).map(([language, mode]) => [mode, language as Language]));
/** How the text of a mode that Skybook does not run is fenced in the Markdown cell that keeps it. */
const FENCES: Readonly<Record<string, string>> = { tex: 'tex', dot: 'dot', node: 'js', ts: 'ts', ojs: 'js', r: 'r' };

/** The notebook as a `<notebook>` file of Observable Notebook Kit, which other tools read too. */
export function toHtml(notebook: Notebook, document = globalThis.document): string {
  const cells = notebook.cells.map(({ id, language, text, output, pinned, hidden }) => {
    // The file format's own ids are numbers; other ids are written as they are and read back below. `<!--` before `<script` would hide
    // the cell's end from an HTML parser, so it is broken as Notebook Kit breaks `</script`.
    return { id: id as unknown as number, mode: MODES[language], value: text.replace(/<(?=\\*!--)/g, '<\\'), pinned, hidden, ...(output && { output }) };
  });
  return serialize(toNotebook({ title: notebook.title, cells }), { document });
}

/** Reads a `<notebook>` file. Ids are kept as they stand; a missing or repeated one is replaced. Undefined when the text holds no `<notebook>`. */
export function fromHtml(html: string, parser = new DOMParser()): Notebook | undefined {
  const page = parser.parseFromString(html, 'text/html');
  if (!page.querySelector('notebook')) return undefined;
  const scripts = [...page.querySelectorAll('notebook script')];
  const { title, cells } = deserialize(html, { parser });
  const seen = new Set<string>();
  const wanted = new Set(scripts.map((script) => script.id));
  return {
    title: title || 'Untitled',
    cells: cells.map((cell, index) => {
      const own = scripts[index]!.id;
      const id = own && !seen.has(own) ? own : freshId([...seen, ...wanted]);
      seen.add(id);
      return toCell(cell, id, cellText(scripts[index]!.textContent));
    }),
  };
}

function toCell({ mode, output, pinned, hidden }: KitCell, id: string, text: string): Cell {
  const language = LANGUAGES.get(mode);
  if (language) return { id, language, text, pinned: pinned || language !== 'markdown', hidden, ...(language === 'sql' && output && { output }) };
  return { id, language: 'markdown', text: FENCES[mode] ? `\`\`\`${FENCES[mode]}\n${text}\n\`\`\`` : text, pinned: false, hidden };
}

/**
 * A cell's text as its author wrote it. Notebook Kit indents it by four spaces in the file and takes four spaces off every line that has
 * them, which would break Python in a file written by hand without that indentation: here they go only where all lines have them.
 */
function cellText(content: string): string {
  const lines = content.replace(/<\\(?=\\*(\/script[\s>]|!--))/gi, '<').split(/\r\n?|\n/);
  if (lines.length > 1 && lines.at(-1)!.trim() === '') lines.pop();
  if (lines[0]!.trim() === '') lines.shift();
  const indented = lines.every((line) => line.startsWith('    ') || line.trim() === '');
  return (indented ? lines.map((line) => line.slice(4)) : lines).join('\n');
}
