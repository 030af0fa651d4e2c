import type { Notebook } from './notebook.ts';

/** What a new notebook holds: a place for words and one for code. */
export const EMPTY_NOTEBOOK: Notebook = {
  title: 'Untitled',
  cells: [
    { id: '1', language: 'markdown', text: '# Untitled', pinned: false, hidden: false },
    { id: '2', language: 'python', text: '', pinned: true, hidden: false },
  ],
};
