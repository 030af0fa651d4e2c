/** What the first line of a cell says that runs on the reader's own Jupyter server: `-- @jupyter [dask|spark]`. */
export type JupyterLine = {
  /** Who runs the parts of a query there. */
  readonly engine: 'threads' | 'dask' | 'spark';
  /** What stands in the line and means nothing; no address may: the server is the reader's, not the notebook's. */
  readonly unknown: readonly string[];
};

const FIRST_LINE = /^\s*(?:--|#)[ \t]*@jupyter\b([^\r\n]*)/i;

/** The first line of a cell for Jupyter; `undefined` for any other cell. */
export function readJupyterLine(text: string): JupyterLine | undefined {
  const [, rest] = FIRST_LINE.exec(text) ?? [];
  if (rest === undefined) return undefined;
  const words = rest
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return {
    engine: words.includes('spark') ? 'spark' : words.includes('dask') ? 'dask' : 'threads',
    unknown: words.filter((word) => !/^(threads|dask|spark)$/.test(word)),
  };
}
