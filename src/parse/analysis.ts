import type { Failure } from '../../workers/wire/failure.ts';

/** What a Python cell does with names that begin with `_`. */
export type Underscored = {
  readonly defines: readonly string[];
  readonly needs: readonly string[];
  readonly rebound: readonly string[];
  readonly late: readonly string[];
  readonly calls: readonly string[];
};

/** What one cell's text defines, needs and runs; all that the graph knows of it. */
export type Analysis = {
  /** Names that other cells may use, in order of definition. */
  readonly defines: readonly string[];
  /** Free names that must come from another cell; the language's builtins are not among them. */
  readonly needs: readonly string[];
  /**
   * Builtins that the text reads and that cells may have for their own names: each is needed like other names where
   * another cell defines it (`filter = 'r'` in Python).
   */
  readonly builtins?: readonly string[];
  /**
   * Python: names of `defines` whose value from a cell above may be read or kept: they are read before they are given
   * one, or given one only under a condition.
   */
  readonly rebound?: readonly string[];
  /** Python: names of `needs` and `builtins` that only functions read, as they are called. */
  readonly late?: readonly string[];
  /** Python: all names of the module that functions read as they are called, the text's own among them. */
  readonly calls?: readonly string[];
  /** Python: the same of names that begin with `_`, which cells share where they run in order of the document. */
  readonly underscored?: Underscored;
  /** Python: modules taken in whole by `from m import *`; their names cannot be known without running. */
  readonly stars: readonly string[];
  /** Python: top-level packages that the text imports. */
  readonly imports: readonly string[];
  /**
   * Python: names that the text binds by imports alone → what is imported, which other cells may import under the same
   * name too.
   */
  readonly importedAs?: Readonly<Record<string, string>>;
  /** Hosts of the URLs that stand in the text, for the reader to see before running it. */
  readonly hosts: readonly string[];
  /**
   * JavaScript and Markdown: the function to run, in which line n is line n of the cell and the cell's own text begins
   * at `start`, its argument names in order, and whether its value is displayed.
   */
  readonly program?: {
    readonly body: string;
    readonly start: number;
    readonly inputs: readonly string[];
    readonly autodisplay: boolean;
  };
  /** Python: what runs where the text holds commands for IPython, in the same lines. */
  readonly python?: string;
  /** Python: packages that the text asks for, as requirements (PEP 508). */
  readonly requires?: readonly string[];
  /** The text cannot run: syntax, or a rule of the notebook broken. `defines` may still be filled. */
  readonly failure?: Failure;
};
