/** A piece of CSS that was read: what it says, its escapes resolved, and where it ends. */
export type CssToken = { readonly value: string; readonly end: number };

const HEX = /[\da-f]{1,6}/iy;
const IN_DOUBLE_QUOTES = /[^"\\\n]+/y;
const IN_SINGLE_QUOTES = /[^'\\\n]+/y;
const IN_URL = /[^)\\]+/y;
const NAME_CHARACTERS = /[-\w\u{80}-\u{10ffff}]+/uy;

/** What a sticky pattern matches at a place; nothing where it does not. */
export function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** An escape, its backslash at `at` (CSS Syntax 3 §4.3.7). */
function readEscape(text: string, at: number): CssToken {
  const hex = matchAt(HEX, text, at + 1);
  if (hex === '') {
    const character = String.fromCodePoint(text.codePointAt(at + 1) ?? 0xfffd);
    return { value: character, end: at + 1 + character.length };
  }
  const code = parseInt(hex, 16);
  const end = at + 1 + hex.length;
  const isCharacter = code !== 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return {
    value: isCharacter ? String.fromCodePoint(code) : '\ufffd',
    end: /[ \t\n]/.test(text[end] ?? '') ? end + 1 : end,
  };
}

/** The name that begins at `at`, empty where there is none (CSS Syntax 3 §4.3.11). */
export function readName(text: string, at: number): CssToken {
  let value = '';
  let end = at;
  for (;;) {
    const plain = matchAt(NAME_CHARACTERS, text, end);
    value += plain;
    end += plain.length;
    if (text[end] !== '\\' || text[end + 1] === '\n') return { value, end };
    const escape = readEscape(text, end);
    value += escape.value;
    end = escape.end;
  }
}

/**
 * The string whose quote stands at `at`; it ends at its quote, at a line's end or with the text (CSS Syntax 3 §4.3.5).
 */
export function readString(text: string, at: number): CssToken {
  const quote = text[at];
  const plain = quote === '"' ? IN_DOUBLE_QUOTES : IN_SINGLE_QUOTES;
  let value = '';
  let end = at + 1;
  while (end < text.length && text[end] !== '\n') {
    if (text[end] === quote) return { value, end: end + 1 };
    if (text[end] !== '\\') {
      const run = matchAt(plain, text, end);
      value += run;
      end += run.length;
    } else if (text[end + 1] === '\n') end += 2;
    else {
      const escape = readEscape(text, end);
      value += escape.value;
      end = escape.end;
    }
  }
  return { value, end: Math.min(end, text.length) };
}

/**
 * The rest of `url(` without quotes, up to its bracket or the text's end (CSS Syntax 3 §4.3.6); of a malformed one too.
 */
export function readBareUrl(text: string, at: number): CssToken {
  let value = '';
  let end = at;
  while (end < text.length && text[end] !== ')') {
    if (text[end] === '\\') {
      const escape = readEscape(text, end);
      value += escape.value;
      end = escape.end;
    } else {
      const run = matchAt(IN_URL, text, end);
      value += run;
      end += run.length;
    }
  }
  return { value: value.trim(), end: Math.min(end + 1, text.length) };
}

/** A value as a string token that reads the same everywhere. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\\n\r\f\0]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
