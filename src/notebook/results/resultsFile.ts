import { fromHtml } from '../html.ts';
import type { Notebook } from '../notebook.ts';
import { withStoredOutputs } from '../storedOutputs.ts';
import { inertResults } from './inertResult.ts';

/** Marks of the parts of a file with results that are for programs: its notebook, and what its cells showed. */
export const PARTS = { notebook: 'skybook-notebook', results: 'skybook-results' } as const;

/** A text as such a part: it stands escaped in a `<template>`, which no browser shows. */
export function writePart(part: keyof typeof PARTS, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<template id="${PARTS[part]}">${escaped}</template>`;
}

/** The notebook in a file that Download has made with results, and what its cells showed; undefined for any other. */
export function resultsFileNotebook(html: string): Notebook | undefined {
  const text = readPart(html, 'notebook');
  const notebook = text === undefined ? undefined : fromHtml(text, { isForeign: true });
  if (!notebook) return undefined;
  const results = inertResults(jsonOf(readPart(html, 'results') ?? '{}'));
  const outputs = Object.entries(results).map(([id, { outputs: shown, failure }]) => {
    const [name = 'Error', message = ''] = failure ? [failure.kind, failure.message] : [];
    return [id, failure ? [...shown, { kind: 'error', name, message } as const] : shown] as const;
  });
  return withStoredOutputs(notebook, Object.fromEntries(outputs));
}

function readPart(html: string, part: keyof typeof PARTS): string | undefined {
  const open = `<template id="${PARTS[part]}">`;
  const from = html.lastIndexOf(open);
  const to = from < 0 ? -1 : html.indexOf('</template>', from);
  if (to < 0) return undefined;
  const escaped = html.slice(from + open.length, to);
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
