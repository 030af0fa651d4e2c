/** A cell of a made-up notebook. `output` names an SQL cell's result. */
export type TestCell = {
  readonly id: string;
  readonly type: 'text/markdown' | 'text/x-python' | 'application/sql' | 'module';
  readonly text: string;
  readonly output?: string;
};

/** The text of a `<notebook>` file. */
export function notebookFile(title: string, cells: readonly TestCell[]): string {
  const escape = (text: string) => text.replace(/<\/script/gi, '<\\/script');
  const scripts = cells.map(
    ({ id, type, text, output }) =>
      `<script id="${id}" type="${type}"${output ? ` output="${output}"` : ''}>\n${escape(text)}\n</script>`,
  );
  return `<!doctype html>\n<notebook>\n<title>${title}</title>\n${scripts.join('\n')}\n</notebook>\n`;
}
