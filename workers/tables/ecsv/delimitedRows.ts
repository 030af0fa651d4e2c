/**
 * The rows of delimited text from a place on, quoted values as they are meant (RFC 4180); blank lines and lines that
 * begin with `#` are none, and blanks after a delimiter are no part of a value, as astropy's ECSV has it. Throws what
 * `endless` gives for a quote that never ends.
 */
export function* delimitedRows(
  text: string,
  from: number,
  delimiter: string,
  endless: () => Error,
): Generator<readonly string[]> {
  let at = from;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    if (text[at] === '#' || text.slice(at, lineEnd).trim() === '') {
      at = lineEnd + 1;
      continue;
    }
    const row: string[] = [];
    for (let isOver = false; !isOver;) {
      while (text[at] === ' ') at++;
      const sign = text[at];
      // A blank at the end of a line is no delimiter.
      if (delimiter === ' ' && (sign === undefined || sign === '\n' || sign === '\r')) break;
      let value: string;
      if (sign === '"') ({ value, at } = quoted(text, at, endless));
      else {
        let end = at;
        while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
        value = text.slice(at, end);
        at = end;
      }
      row.push(value);
      isOver = text[at] !== delimiter;
      if (!isOver) at++;
    }
    at = endOfLine(text, at) + 1;
    yield row;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A value in quotes, in which two are one; what stands between its end and the next delimiter belongs to it. */
function quoted(text: string, from: number, endless: () => Error): { readonly value: string; readonly at: number } {
  const pieces: string[] = [];
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw endless();
    pieces.push(text.slice(at, end));
    at = end + 1;
    if (text[at] !== '"') return { value: pieces.join(''), at };
    pieces.push('"');
    at++;
  }
}
