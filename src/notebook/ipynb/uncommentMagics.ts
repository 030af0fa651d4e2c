const COMMENTED = /^([^#]*?)(?:pass {2})?#jupyter (.*) · [^·]*$/;
/** What IPython alone understands: `%magic`, `!command`, `x = !command`, `?name`, `name?`. */
const MAGIC = /^(?:[\w.[\], ]+=\s*)?[%!]|^\?|^[\w.]+\?{1,2}$/;

/**
 * Python for Jupyter from a cell of a notebook that was read when its magics still became comments, each with why:
 * they are themselves again. Other comments stay.
 */
export function uncommentMagics(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [, before = '', magic = ''] = COMMENTED.exec(line) ?? [];
      return MAGIC.test(magic) ? before + magic : line;
    })
    .join('\n');
}
