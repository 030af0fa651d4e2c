import type { Extension } from '@codemirror/state';
import type { Language } from '../../notebook/cell.ts';

const LOAD: Readonly<Record<Language, () => Promise<{ readonly GRAMMAR: Extension }>>> = {
  python: () => import('./pythonGrammar.ts'),
  sql: () => import('./sqlGrammar.ts'),
  javascript: () => import('./javascriptGrammar.ts'),
  markdown: () => import('./markdownGrammar.ts'),
};

/** The grammars of a page's editors, each loaded once an editor first needs it. */
export class Grammars {
  readonly #loaded = new Map<Language, Extension>();

  /** The grammar, if it is there. */
  get(language: Language): Extension | undefined {
    return this.#loaded.get(language);
  }

  /** Resolves once the grammar is there. An editor without it edits all the same, and the next asks anew. */
  async load(language: Language): Promise<void> {
    this.#loaded.set(language, (await LOAD[language]()).GRAMMAR);
  }
}
