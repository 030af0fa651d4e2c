import type { Cell } from '../cell.ts';
import { commentMagics } from './commentMagics.ts';
import { fence } from './fence.ts';
import { imageBase64 } from './imageBase64.ts';
import { joined, type JupyterCell } from './jupyter.ts';

type Read = Pick<Cell, 'language' | 'text' | 'pinned' | 'hidden' | 'output'>;

const KEPT = new Set(['markdown', 'python', 'sql', 'javascript']);
const OTHER_LANGUAGES: ReadonlyMap<string, string> = new Map([['bash', 'sh'], ['sh', 'sh'], ['script', 'sh'], ['!', 'sh'], ['system', 'sh'], ['cmd', 'bat'], ['R', 'r'], ['ruby', 'ruby'], ['perl', 'perl'], ['cython', 'cython'], ['writefile', ''], ['file', ''], ['js', 'js'], ['javascript', 'js']]);

/** A cell of Jupyter in the language that can show it; `kernel` is the language of the notebook's code cells. */
export function readCell(cell: JupyterCell, kernel: string): Read {
  const source = joined(cell.source).replace(/\r\n?/g, '\n');
  const mark = cell.metadata?.skybook;
  if (mark && mark.source === source && KEPT.has(mark.language)) {
    const { language, text, output, pinned, hidden } = mark;
    return { language: language as Cell['language'], text, pinned, hidden, ...(output && { output }) };
  }
  if (cell.cell_type === 'markdown') return markdown(withAttachments(source, cell));
  if (cell.cell_type !== 'code') return markdown(source.trim() ? fence(source, 'raw') : '');
  if (kernel !== 'python') return markdown(fence(source, kernel));
  return readCode(source, folded(cell));
}

function readCode(source: string, isFolded: boolean): Read {
  const [, name, options, body] = /^\s*%%(\w+|!)([^\n]*)\n?([\s\S]*)$/.exec(source) ?? [];
  const python = (text: string): Read => ({ language: 'python', text: commentMagics(text), pinned: !isFolded, hidden: false });
  if (name === undefined) return python(source);
  if (/^(?:html|HTML|svg|SVG|markdown)$/.test(name)) return markdown(body!);
  if (name === 'latex') return markdown(/^\s*(?:\$|\\begin)/.test(body!) ? body! : `$$\n${body!}\n$$`);
  const language = OTHER_LANGUAGES.get(name);
  if (language === undefined) return python(source);
  return markdown(`${fence(source.trim(), language)}\n\n*\`%%${name}${options!.trimEnd()}\` is for IPython: this is shown and not run.*`);
}

function markdown(text: string): Read {
  return { language: 'markdown', text, pinned: false, hidden: false };
}

function folded({ metadata }: JupyterCell): boolean {
  const jupyter = metadata?.['jupyter'] as { readonly source_hidden?: boolean } | undefined;
  const tags = (metadata?.['tags'] ?? []) as readonly string[];
  return jupyter?.source_hidden === true || (Array.isArray(tags) && tags.some((tag) => /^(?:hide|remove)[-_]input$/.test(tag)));
}

/** Only images are put into the text: a type or bytes of another kind would end the address and go on as Markdown. */
function withAttachments(source: string, { attachments }: JupyterCell): string {
  return Object.entries(attachments ?? {}).reduce((text, [name, forms]) => {
    const [type = '', content] = Object.entries(forms ?? {})[0] ?? [];
    const base64 = imageBase64(type, joined(content));
    if (base64 === undefined) return text;
    const address = `data:${type};base64,${base64}`;
    const encoded = /\p{Surrogate}/u.test(name) ? name : encodeURIComponent(name);
    return text.replaceAll(`attachment:${name}`, address).replaceAll(`attachment:${encoded}`, address);
  }, source);
}
