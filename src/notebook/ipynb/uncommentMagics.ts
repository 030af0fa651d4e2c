/**
 * Python for Jupyter from a cell of a notebook that was read when its magics still became comments, each with why:
 * they are themselves again.
 */
export function uncommentMagics(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^([^#]*?)(?:pass {2})?#jupyter (.*) · [^·]*$/, '$1$2'))
    .join('\n');
}
