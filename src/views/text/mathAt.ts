type Match = { readonly tex: string; readonly end: number; readonly block: boolean };

const FORMS = [
  ['$$', '$$', true],
  // As Jupyter writes what Markdown would otherwise take the backslash from.
  ['\\\\[', '\\\\]', true],
  ['\\\\(', '\\\\)', false],
  ['\\[', '\\]', true],
  ['\\(', '\\)', false],
  ['$', '$', false],
] as const;

/** Environments of TeX that stand for themselves, as MathJax takes them. */
const ENVIRONMENT = /\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|flalign|split|CD)\*?)\}/y;

/** The TeX that begins at a place of a text, as Jupyter and Pandoc read it; `closingAt` is of `closings`. */
export function mathAt(
  text: string,
  at: number,
  closingAt: (close: string, from: number) => number,
): Match | undefined {
  ENVIRONMENT.lastIndex = at;
  const [begin, name] = ENVIRONMENT.exec(text) ?? [];
  if (begin !== undefined) {
    const close = `\\end{${name}}`;
    const end = closingAt(close, at + begin.length);
    return end < 0 ? undefined : { tex: text.slice(at, end + close.length), end: end + close.length, block: true };
  }
  for (const [open, close, block] of FORMS) {
    if (!text.startsWith(open, at)) continue;
    const end = closingAt(close, at + open.length);
    if (end < 0) return undefined;
    const tex = text.slice(at + open.length, end);
    // Pandoc's rule keeps "$5 and $6" as money: no space inside the dollars, no digit after them, and code goes first.
    if (tex.trim() === '' || (open === '$' && (/^\s|\s$|\n[^\S\n]*\n|`/.test(tex) || /\d/.test(text[end + 1] ?? ''))))
      return undefined;
    return { tex: tex.trim(), end: end + close.length, block };
  }
  return undefined;
}

/**
 * Finds where signs close what was opened before them, a dollar with a backslash before it left out; remembers the last
 * of each, as what many openings look for is the same.
 */
export function closings(text: string): (close: string, from: number) => number {
  const last = new Map<string, { readonly from: number; readonly at: number }>();
  return (close, from) => {
    const known = last.get(close);
    if (known && known.from <= from && (known.at < 0 || from <= known.at)) return known.at;
    let at = text.indexOf(close, from);
    while (at > 0 && text[at - 1] === '\\' && close.startsWith('$')) at = text.indexOf(close, at + 1);
    last.set(close, { from, at });
    return at;
  };
}
