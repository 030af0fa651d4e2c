import type { Extension } from '@codemirror/state';
import type { Language } from '../../notebook/cell.ts';
import type { Complete } from '../editorCompletion.ts';

const LOAD: Readonly<Record<Language, () => Promise<{ readonly GRAMMAR: Extension }>>> = {
  python: () => import('./pythonGrammar.ts'),
  sql: () => import('./sqlGrammar.ts'),
  javascript: () => import('./javascriptGrammar.ts'),
  markdown: () => import('./markdownGrammar.ts'),
};

/** The grammars of a page's editors, and what helps to write in them, loaded once an editor first needs them. */
export class Grammars {
  readonly #loaded = new Map<Language, Extension>();
  readonly #later: Promise<void>;
  #aid: ((complete: Complete) => Extension) | undefined;

  /** None is loaded before `later`. */
  constructor(later: Promise<void> = Promise.resolve()) {
    this.#later = later;
  }

  /** The grammar, if it is there. */
  get(language: Language): Extension | undefined {
    return this.#loaded.get(language);
  }

  /** What helps to write, if it is there. */
  aid(complete: Complete): Extension {
    return this.#aid?.(complete) ?? [];
  }

  /** Resolves once both are there. An editor without them edits all the same, and the next asks anew. */
  async load(language: Language): Promise<void> {
    await this.#later;
    const [{ GRAMMAR }, { editorAid }] = await Promise.all([LOAD[language](), import('../editorAid.ts')]);
    this.#loaded.set(language, GRAMMAR);
    this.#aid = editorAid;
  }
}
