import { fromHtml } from '../html.ts';
import { leftOfCells } from '../leftControls.ts';
import type { Notebook } from '../notebook.ts';
import type { Results } from './cellResult.ts';
import { inertResults } from './inertResult.ts';

/**
 * Marks of the parts of a file with results that are for programs: its notebook, what its cells showed, and where its
 * controls stood.
 */
const PARTS = { notebook: 'skybook-notebook', results: 'skybook-results', controls: 'skybook-controls' } as const;

/** A text as such a part: it stands escaped in a `<template>`, which no browser shows. */
function writePart(part: keyof typeof PARTS, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<template id="${PARTS[part]}">${escaped}</template>`;
}

/** What travels with a notebook's file: what its cells showed, and where its controls stood, as `LeftByCell` has it. */
export type Brought = { readonly results: Results; readonly controls?: string };

/** A notebook's file and what its cells showed, as parts of a page or as the text of a link. */
export function writeParts(html: string, results: Results, controls?: string): string {
  const left = controls === undefined ? '' : `\n${writePart('controls', controls)}`;
  return `${writePart('notebook', html)}\n${writePart('results', JSON.stringify(results))}${left}`;
}

/** The notebook in a file or link that was made with results, and these; undefined for any other. */
export function readParts(
  text: string,
): ({ readonly notebook: Notebook; readonly html: string } & Brought) | undefined {
  const html = readPart(text, 'notebook');
  const notebook = html === undefined ? undefined : fromHtml(html, { isForeign: true });
  if (html === undefined || !notebook) return undefined;
  const controls = leftOfCells(readPart(text, 'controls'), notebook.cells);
  return {
    notebook,
    html,
    results: inertResults(jsonOf(readPart(text, 'results') ?? '{}')),
    ...(controls !== undefined && { controls }),
  };
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
