import { readMade, writeMade } from '../made/madeText.ts';
import type { Notebook } from '../notebook.ts';

/** The key of what a notebook's results were made with. */
const MADE = 'skybook-made';

/** The header of a Markdown file between lines of `---`, and the text after it. */
export type Headed = { readonly header: string; readonly body: string };

/** Divides a text at its header (YAML between lines of `---`); the header is empty where there is none. */
export function headed(text: string): Headed {
  const [whole, header] = /^\s*---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text) ?? [];
  return whole === undefined ? { header: '', body: text } : { header: header ?? '', body: text.slice(whole.length) };
}

/** The value of a key at the top of a header, where it stands on the key's own line. */
export function headerValue(header: string, key: string): string | undefined {
  const found = new RegExp(`^${key}:[ \\t]*(\\S.*)$`, 'm').exec(header)?.[1]?.trim();
  if (found === undefined) return undefined;
  try {
    if (found.startsWith('"')) return String(JSON.parse(found));
  } catch {
    return found;
  }
  return found.startsWith("'") ? found.slice(1, -1).replaceAll("''", "'") : found;
}

/** What a header says of a notebook. */
export function readHeader(header: string): Pick<Notebook, 'order' | 'made'> & { readonly title: string | undefined } {
  const made = readMade(jsonOf(headerValue(header, MADE)));
  return {
    title: headerValue(header, 'title'),
    order: headerValue(header, 'skybook-order') === 'names' ? 'names' : 'document',
    ...(made && { made }),
  };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}

/** A notebook's title and order, and with what its results were made, as such a header. */
export function writeHeader({ title, order, made }: Omit<Notebook, 'cells'>, format: string): string {
  return [
    '---',
    // A comment of Python that names an encoding has the file read in it, and text might be code (PEP 263).
    `title: ${JSON.stringify(title).replace(/coding(?=[:=])/g, 'codin\\u0067')}`,
    // JSON on one line is YAML, too.
    ...(made ? [`${MADE}: ${JSON.stringify(writeMade(made))}`] : []),
    ...(order === 'document' ? ['skybook-order: document'] : ['skybook-order: names']),
    'jupytext:',
    '  text_representation:',
    `    format_name: ${format}`,
    'kernelspec:',
    '  display_name: Python 3',
    '  language: python',
    '  name: python3',
    '---',
  ].join('\n');
}
