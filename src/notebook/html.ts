import { CELL_LANGUAGES, type Cell } from './cell.ts';
import { decodeReferences } from './decodeReferences.ts';
import { freshIds } from './freshIds.ts';
import { fence } from './ipynb/fence.ts';
import { checkCell, LIMITS, overLimit } from './limits.ts';
import type { Made } from './made/made.ts';
import { readMade, writeMade } from './made/madeText.ts';
import { FENCES, TYPES } from './modes.ts';
import type { Notebook } from './notebook.ts';
import { notebookTags, type ScriptTag } from './notebookTags.ts';
import { fromScriptText, toScriptText } from './scriptText.ts';

const LANGUAGES = new Map(CELL_LANGUAGES.map((language) => [TYPES[language], language]));

/**
 * The notebook as a `<notebook>` file of Observable Notebook Kit, which other tools read too. Line ends become `\n`.
 */
export function toHtml({ title, cells, order, made }: Notebook): string {
  const scripts = cells.map(({ id, language, text, output, pinned, hidden }) => {
    const marks = [
      pinned && ' pinned=""',
      hidden && ' hidden=""',
      language === 'sql' && ' database="var:db"',
      output && ` output="${attribute(output)}"`,
    ];
    return `  <script id="${attribute(id)}" type="${TYPES[language]}"${marks.filter(Boolean).join('')}>${toScriptText(text)}</script>\n`;
  });
  return `<!doctype html>\n<notebook theme="air"${order === 'document' ? ' order="document"' : ''}>\n  <title>${escape(title)}</title>\n${made ? metas(made) : ''}${scripts.join('')}</notebook>\n`;
}

/**
 * Reads a `<notebook>` file. Ids are kept as they stand; a missing or repeated one is replaced. Undefined when the text
 * holds no `<notebook>`; where it `isForeign`, fails with kind `link` over a limit.
 */
export function fromHtml(html: string, { parser = new DOMParser(), isForeign = false } = {}): Notebook | undefined {
  if (isForeign && html.length > LIMITS.bytes) throw overLimit('bytes');
  // As HTML's own preprocessing does (HTML standard §13.2.3.5).
  const tags = notebookTags(html.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd'), isForeign);
  if (!tags) return undefined;
  const decode = decodeReferences(
    [
      tags.title ?? '',
      ...tags.scripts.flatMap(({ attributes }) => [...attributes.values()]),
      ...tags.metas.map(([, content]) => content),
    ],
    parser,
  );
  const idOf = ({ attributes }: ScriptTag) => decode(attributes.get('id') ?? '');
  const freshId = freshIds(tags.scripts.map(idOf));
  const seen = new Set<string>();
  const cells = tags.scripts.map((script) => {
    const id = idOf(script) && !seen.has(idOf(script)) ? idOf(script) : freshId();
    seen.add(id);
    return readCell(script, id, decode);
  });
  if (isForeign) for (const { text } of cells) checkCell(text);
  const made = readMetas(tags.metas.map(([name, content]) => [name, decode(content)]));
  return {
    ...(made && { made }),
    title: decode(tags.title ?? '').trim() || 'Untitled',
    cells,
    ...(tags.order === 'document' && { order: 'document' }),
  };
}

/** What results rest on, as `<meta>` that Notebook Kit passes over. */
function metas(made: Made): string {
  const { with: parts, of } = writeMade(made);
  const lines = [...(parts ? [['made-with', parts] as const] : []), ...of.map((data) => ['made-of', data] as const)];
  return lines.map(([name, content]) => `  <meta name="${name}" content="${attribute(content)}">\n`).join('');
}

function readMetas(metas: readonly (readonly [name: string, content: string])[]): Made | undefined {
  const contents = (wanted: string) => metas.flatMap(([name, content]) => (name === wanted ? [content] : []));
  return readMade({ with: contents('made-with')[0], of: contents('made-of') });
}

function readCell({ attributes, content }: ScriptTag, id: string, decode: (written: string) => string): Cell {
  const written = fromScriptText(content);
  const type = decode(attributes.get('type') ?? '')
    .trim()
    .toLowerCase();
  const isFenced = FENCES.has(type);
  const info = FENCES.get(type);
  const text = isFenced && info !== undefined ? fence(written, info) : written;
  const marks = { pinned: attributes.has('pinned'), hidden: attributes.has('hidden') };
  if (isFenced) return { id, language: 'markdown', text, ...marks };
  // Notebook Kit reads every other type as JavaScript.
  const language = LANGUAGES.get(type) ?? 'javascript';
  const output = decode(attributes.get('output') ?? '');
  return { id, language, text, ...marks, ...(output && { output }) };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As the HTML standard's serializer does since 2025, `<` and `>` in attributes are escaped too. */
function attribute(text: string): string {
  return escape(text).replaceAll('"', '&quot;');
}
