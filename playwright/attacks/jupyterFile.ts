/** What a cell of a made-up Jupyter notebook showed when it was kept: mime type → text or JSON. */
export type Bundle = Readonly<Record<string, unknown>>;

/** A Jupyter notebook (nbformat 4.5) of code cells, each with one stored output; ids are the keys. */
export function jupyterFile(outputs: Readonly<Record<string, Bundle>>): string {
  const cells = Object.entries(outputs).map(([id, data]) => ({
    id,
    cell_type: 'code',
    source: '1',
    metadata: {},
    execution_count: 1,
    outputs: [{ output_type: 'display_data', data, metadata: {} }],
  }));
  return jupyterText(cells);
}

/** A Jupyter notebook of cells as they are given. */
export function jupyterText(cells: readonly unknown[], metadata: object = {}): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { language: 'python', name: 'python3', display_name: 'Python' }, ...metadata },
    cells,
  });
}
