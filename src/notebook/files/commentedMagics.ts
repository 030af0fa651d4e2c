/** A command of IPython's that Jupytext has made a comment, and such a comment, which it has made one twice. */
const COMMENTED = /^(\s*)# ((?:# )*(?:%{1,2}[A-Za-z]|![\w./~$]|\?\w|[A-Za-z_][\w.]*\?{1,2}$))/;

/** Whether a file was written by Jupytext itself, which comments the commands of IPython in its Python. */
export function isOfJupytext(header: string): boolean {
  return /^ *jupytext_version:/m.test(header);
}

/** Lines of such Python with their commands as they were. */
export function withMagics(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(COMMENTED, '$1$2'));
}
