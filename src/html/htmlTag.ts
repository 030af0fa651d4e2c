/**
 * A tag of an HTML text, or a comment or declaration as one of no name. `end` is the offset after it; attributes are
 * those that were asked for, as written.
 */
export type Tag = {
  readonly name: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly hasAttributes: boolean;
  readonly end: number;
};

const START = /<(\/?)([a-z][^\t\n\f />]*)/iy;
const COMMENT = /<!--(?:-?>|[^]*?--!?>|[^]*$)/y;
const OTHER = /<(?:[!?]|\/(?!>))[^>]*>?/y;
const GAP = /[\t\n\f /]*/y;
const BLANKS = /[\t\n\f ]*/y;
const NAME = /=?[^\t\n\f />=]*/y;
const VALUE = /[^\t\n\f >]*/y;
const NONE: ReadonlySet<string> = new Set();

/**
 * Reads what the `<` at a place begins (HTML standard §13.2.5), of its attributes those `kept`; a mere sign is an
 * element of no name. Undefined where the text ends within it.
 */
export function tagAt(html: string, at: number, kept = NONE): Tag | undefined {
  START.lastIndex = at;
  const [all = '', slash = '', name = ''] = START.exec(html) ?? [];
  if (all !== '') return named(html, at + all.length, name.toLowerCase(), slash !== '', kept);
  const other = matched(COMMENT, html, at) || matched(OTHER, html, at) || '<';
  return {
    name: '',
    isClosing: true,
    isEmpty: true,
    attributes: new Map(),
    hasAttributes: false,
    end: at + other.length,
  };
}

function named(
  html: string,
  from: number,
  name: string,
  isClosing: boolean,
  kept: ReadonlySet<string>,
): Tag | undefined {
  const attributes = new Map<string, string>();
  for (let at = from, hasAttributes = false; ; hasAttributes = true) {
    const gap = matched(GAP, html, at);
    at += gap.length;
    if (at >= html.length) return undefined;
    if (html[at] === '>')
      return { name, isClosing, isEmpty: gap.endsWith('/'), attributes, hasAttributes, end: at + 1 };
    const key = matched(NAME, html, at);
    at += key.length;
    const [value, end] = valueAt(html, at);
    if (end === undefined) return undefined;
    const attribute = key.toLowerCase();
    if (kept.has(attribute) && !attributes.has(attribute)) attributes.set(attribute, value);
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
