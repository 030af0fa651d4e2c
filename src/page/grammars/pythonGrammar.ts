import { python } from '@codemirror/lang-python';
import type { Extension } from '@codemirror/state';

/** Python's grammar for editors. */
export const GRAMMAR: Extension = python();
