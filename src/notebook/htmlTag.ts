/** A tag of an HTML text, or a comment or declaration as one of no name. `end` is the offset after it; of attributes only those of notebooks are kept, as written. */
export type Tag = { readonly name: string; readonly isClosing: boolean; readonly isEmpty: boolean; readonly attributes: ReadonlyMap<string, string>; readonly end: number };

const START = /<(\/?)([a-z][^\t\n\f />]*)/iy;
const COMMENT = /<!--(?:-?>|[^]*?--!?>|[^]*$)/y;
const OTHER = /<(?:[!?]|\/(?!>))[^>]*>?/y;
const GAP = /[\t\n\f /]*/y;
const BLANKS = /[\t\n\f ]*/y;
const NAME = /=?[^\t\n\f />=]*/y;
const VALUE = /[^\t\n\f >]*/y;
const KEPT = new Set(['id', 'type', 'output', 'pinned', 'hidden', 'order']);

/** Reads what the `<` at a place begins (HTML standard §13.2.5); a mere sign is an element of no name. Undefined where the text ends within it. */
export function tagAt(html: string, at: number): Tag | undefined {
  START.lastIndex = at;
  const [all = '', slash = '', name = ''] = START.exec(html) ?? [];
  if (all !== '') return named(html, at + all.length, name.toLowerCase(), slash !== '');
  const other = matched(COMMENT, html, at) || matched(OTHER, html, at) || '<';
  return { name: '', isClosing: true, isEmpty: true, attributes: new Map(), end: at + other.length };
}

function named(html: string, from: number, name: string, isClosing: boolean): Tag | undefined {
  const attributes = new Map<string, string>();
  for (let at = from; ; ) {
    const gap = matched(GAP, html, at);
    at += gap.length;
    if (at >= html.length) return undefined;
    if (html[at] === '>') return { name, isClosing, isEmpty: gap.endsWith('/'), attributes, end: at + 1 };
    const key = matched(NAME, html, at);
    at += key.length;
    const [value, end] = valueAt(html, at);
    if (end === undefined) return undefined;
    if (KEPT.has(key.toLowerCase()) && !attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), value);
    at = end;
  }
}

/** The value after an attribute's name, and the place after it; no place where its quotes are never closed. */
function valueAt(html: string, from: number): readonly [value: string, end: number | undefined] {
  const equals = from + matched(BLANKS, html, from).length;
  if (html[equals] !== '=') return ['', from];
  const at = equals + 1 + matched(BLANKS, html, equals + 1).length;
  const quote = html[at];
  if (quote === '"' || quote === "'") {
    const end = html.indexOf(quote, at + 1);
    return [html.slice(at + 1, end), end < 0 ? undefined : end + 1];
  }
  const value = matched(VALUE, html, at);
  return [value, at + value.length];
}

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
