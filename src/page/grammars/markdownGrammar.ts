import { markdown } from '@codemirror/lang-markdown';
import type { Extension } from '@codemirror/state';

/** Markdown's grammar for editors. */
export const GRAMMAR: Extension = markdown({ completeHTMLTags: false });
