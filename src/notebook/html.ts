import type { Cell, Language } from './cell.ts';
import { freshId } from './freshId.ts';
import { FENCES, TYPES } from './modes.ts';
import type { Notebook } from './notebook.ts';
import { fromScriptText, toScriptText } from './scriptText.ts';

const LANGUAGES = new Map(Object.entries(TYPES).map(([language, type]) => [type, language as Language]));

/** The notebook as a `<notebook>` file of Observable Notebook Kit, which other tools read too. Line ends become `\n`. */
export function toHtml({ title, cells, order }: Notebook): string {
  const scripts = cells.map(({ id, language, text, output, pinned, hidden }) => {
    const marks = [pinned && ' pinned=""', hidden && ' hidden=""', language === 'sql' && ' database="var:db"', output && ` output="${attribute(output)}"`];
    return `  <script id="${attribute(id)}" type="${TYPES[language]}"${marks.filter(Boolean).join('')}>${toScriptText(text)}</script>\n`;
  });
  return `<!doctype html>\n<notebook theme="air"${order === 'document' ? ' order="document"' : ''}>\n  <title>${escape(title)}</title>\n${scripts.join('')}</notebook>\n`;
}

/** Reads a `<notebook>` file. Ids are kept as they stand; a missing or repeated one is replaced. Undefined when the text holds no `<notebook>`. */
export function fromHtml(html: string, parser = new DOMParser()): Notebook | undefined {
  const page = parser.parseFromString(html, 'text/html');
  if (!page.querySelector('notebook')) return undefined;
  const scripts = [...page.querySelectorAll('notebook script')];
  const wanted = new Set(scripts.map(({ id }) => id));
  const seen = new Set<string>();
  const cells = scripts.map((script) => {
    const id = script.id && !seen.has(script.id) ? script.id : freshId([...seen, ...wanted]);
    seen.add(id);
    return readCell(script, id);
  });
  const title = (page.querySelector('notebook > title') ?? page.querySelector('title'))?.textContent?.trim() || 'Untitled';
  return { title, cells, ...(page.querySelector('notebook')!.getAttribute('order') === 'document' && { order: 'document' }) };
}

function readCell(script: Element, id: string): Cell {
  const text = fromScriptText(script.textContent ?? '');
  const type = script.getAttribute('type')?.trim().toLowerCase() ?? '';
  const marks = { pinned: script.hasAttribute('pinned'), hidden: script.hasAttribute('hidden') };
  if (FENCES.has(type)) return { id, language: 'markdown', text: fenced(text, FENCES.get(type)), ...marks };
  // Notebook Kit reads every other type as JavaScript.
  const language = LANGUAGES.get(type) ?? 'javascript';
  const output = script.getAttribute('output');
  return { id, language, text, ...marks, ...(output && { output }) };
}

function fenced(text: string, language: string | undefined): string {
  if (language === undefined) return text;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As the HTML standard's serializer does since 2025, `<` and `>` in attributes are escaped too. */
function attribute(text: string): string {
  return escape(text).replaceAll('"', '&quot;');
}
