import { javascript } from '@codemirror/lang-javascript';
import type { Extension } from '@codemirror/state';

/** JavaScript's grammar for editors. */
export const GRAMMAR: Extension = javascript();
