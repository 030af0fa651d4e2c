import type { Language } from './cell.ts';

/** The `type` of a cell's `<script>` in the notebook file, by language. */
export const TYPES: Readonly<Record<Language, string>> = {
  markdown: 'text/markdown',
  python: 'text/x-python',
  sql: 'application/sql',
  javascript: 'module',
};

/**
 * Modes of Observable Notebook Kit that Skybook does not run, by `type`: how a Markdown cell fences their text. HTML is
 * Markdown as it stands.
 */
export const FENCES: ReadonlyMap<string, string | undefined> = new Map([
  ['text/html', undefined],
  ['application/x-tex', 'tex'],
  ['text/vnd.graphviz', 'dot'],
  ['application/vnd.node.javascript', 'js'],
  ['text/x-typescript', 'ts'],
  ['application/vnd.observable.javascript', 'js'],
  ['text/x-r', 'r'],
]);
