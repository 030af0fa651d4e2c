/** What went wrong, in the reader's terms; `kind` says whose error it is and is shown as `data-kind`. */
export type FailureKind =
  'syntax' | 'name' | 'python' | 'sql' | 'javascript' | 'fetch' | 'view' | 'cancelled' | 'engine-lost' | 'link';

/** A failure as it crosses threads and is drawn in a cell's frame. Lines and columns are 1-based within the cell. */
export type Failure = {
  readonly kind: FailureKind;
  /** One line, e.g. `ZeroDivisionError: division by zero`. */
  readonly message: string;
  /** Traceback trimmed to the cell's lines, or a service's own words. */
  readonly detail?: string;
  /** What the reader can do about it. */
  readonly advice?: string;
  /** A first line for the cell with which it runs all the same, and what a button that puts it there says. */
  readonly remedy?: { readonly label: string; readonly firstLine: string };
  /** A program elsewhere has no such limit: the reader's Jupyter server is offered, or a script of the cell. */
  readonly elsewhere?: 'server' | 'script';
  /** Where it would run if the notebook's cells ran in order: what a button for that says. */
  readonly reorder?: string;
  readonly line?: number;
  readonly column?: number;
};
