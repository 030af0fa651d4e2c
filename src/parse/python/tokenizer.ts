import { LEXEMES } from './lexemes.ts';
import { KEYWORDS, type Token } from './token.ts';
import { lastOf } from '../../known/lastOf.ts';

/** All tokens of a text, and the place of the outermost bracket that is never closed. */
export type Tokens = { readonly tokens: readonly Token[]; readonly unclosed: number | undefined };

/**
 * Splits Python into tokens as CPython 3.12 and later do (PEP 701 for f-strings, PEP 750 for t-strings); never fails.
 */
export function tokenize(text: string): Tokens {
  return new Tokenizer(text).run();
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** CPython's own limit (`MAXLEVEL`), which also bounds the parser's recursion. */
const MAX_NESTED = 200;
/** Cell magics whose body is Python still. */
const PYTHON_CELL_MAGIC = /^%%(?:time|timeit|capture|prun)\b/;
/** CPython's own limit (`MAXINDENT`). */
const MAX_INDENTS = 100;

class Tokenizer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #indents = [0];
  readonly #brackets: { readonly text: string; readonly from: number }[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Tokens {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
    while (this.#indentation()) while (this.#inLine());
    const unclosed = this.#brackets[0]?.from;
    if (this.#tokens.length > 0 && lastOf(this.#tokens).kind !== 'newline') this.#push('newline', this.#at);
    for (; this.#indents.length > 1; this.#indents.pop()) this.#push('dedent', this.#at);
    this.#push('end', this.#at);
    return { tokens: this.#tokens, unclosed };
  }

  #push(kind: Token['kind'], from: number, text = this.#text.slice(from, this.#at)): void {
    this.#tokens.push({ kind, text, from, to: this.#at });
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** Goes to the next line that is not blank and compares its indentation; false at the end of the text. */
  #indentation(): boolean {
    let column = 0;
    let carried = 0;
    for (; ; this.#at++) {
      const char = this.#text[this.#at];
      if (char === ' ') column++;
      else if (char === '\t') column = (Math.floor(column / 8) + 1) * 8;
      else if (char === '\f') column = 0;
      else if (char === '\\' && /^\\(\r\n|\r|\n)/.test(this.#text.slice(this.#at, this.#at + 3))) {
        carried ||= column;
        this.#at++;
        this.#match(LEXEMES.newline);
        this.#at--;
        column = 0;
      } else {
        this.#match(LEXEMES.comment);
        if (this.#at >= this.#text.length) return false;
        if (this.#match(LEXEMES.newline) === undefined) break;
        this.#at--;
        column = carried = 0;
      }
    }
    this.#compareIndent(carried || column);
    this.#magic();
    return true;
  }

  #compareIndent(column: number): void {
    if (column > lastOf(this.#indents)) {
      this.#indents.push(column);
      this.#push('indent', this.#at);
      if (this.#indents.length > MAX_INDENTS) this.#push('wrong', this.#at, 'Too many blocks within blocks');
    }
    while (column < lastOf(this.#indents)) {
      this.#indents.pop();
      this.#push('dedent', this.#at);
    }
    if (column !== this.#indents.at(-1)) {
      this.#indents.push(column);
      this.#push('wrong', this.#at, 'The indentation of this line matches no line above');
    }
  }

  #magic(): void {
    if (!'%!?'.includes(this.#text[this.#at]!)) return;
    const from = this.#at;
    const wholeCell = this.#text.startsWith('%%', from) && !PYTHON_CELL_MAGIC.test(this.#text.slice(from, from + 12));
    this.#match(wholeCell ? /[^]*/y : /(?:[^\r\n]*\\(?:\r\n|\r|\n))*[^\r\n]*/y);
    this.#push('magic', from);
  }

  /** Takes one token or gap within a logical line; false once the line has ended. */
  #inLine(): boolean {
    if (this.#at >= this.#text.length) return false;
    if (this.#gap()) return true;
    const from = this.#at;
    if (this.#match(LEXEMES.newline) !== undefined) {
      this.#push('newline', from);
      return false;
    }
    this.#lexeme();
    return true;
  }

  /** Skips spaces and comments, and newlines inside brackets. */
  #gap(): boolean {
    const from = this.#at;
    this.#match(LEXEMES.space);
    this.#match(LEXEMES.comment);
    if (this.#brackets.length > 0) this.#match(LEXEMES.newline);
    return this.#at > from;
  }

  #lexeme(): void {
    const from = this.#at;
    const start = this.#match(LEXEMES.stringStart);
    if (start !== undefined) return this.#string(start, from);
    const name = this.#match(LEXEMES.name);
    // Python compares names in their NFKC form (PEP 3131).
    if (name !== undefined) return this.#push(KEYWORDS.has(name) ? 'keyword' : 'name', from, name.normalize('NFKC'));
    if (this.#match(LEXEMES.number) !== undefined) return this.#push('number', from);
    const operator = this.#match(LEXEMES.operator);
    if (operator !== undefined) return this.#operator(operator, from);
    this.#at += this.#text.codePointAt(from)! > 0xffff ? 2 : 1;
    const char = this.#text.slice(from, this.#at);
    this.#push(
      'wrong',
      from,
      char === '\\' ? 'Nothing may follow \\ in its line' : `Python has no use for ${char} here`,
    );
  }

  #operator(text: string, from: number): void {
    if (text in CLOSING) {
      if (this.#brackets.length >= MAX_NESTED) return this.#push('wrong', from, 'Too many brackets within brackets');
      this.#brackets.push({ text, from });
    } else if (text === ')' || text === ']' || text === '}') {
      const open = this.#brackets.pop();
      if (open === undefined) return this.#push('wrong', from, `${text} closes no bracket`);
      if (CLOSING[open.text] !== text) return this.#push('wrong', from, `${text} does not close ${open.text}`);
    }
    this.#push('operator', from);
  }

  #string(start: string, from: number): void {
    const quotes = /"""|'''|"|'/.exec(start)![0] as keyof typeof LEXEMES.stringRest;
    const prefix = start.slice(0, -quotes.length).toLowerCase();
    if (!/[ft]/.test(prefix)) {
      if (this.#match(LEXEMES.stringRest[quotes]) !== undefined) return this.#push('string', from);
      return this.#endless(quotes, from);
    }
    this.#push('formatStart', from);
    if (this.#literal(quotes, prefix.includes('r'), false, from)) this.#push('formatEnd', this.#at, quotes);
  }

  /** Skips what remains of a string without end: its line, or for triple quotes the whole text. */
  #endless(quotes: string, from: number): void {
    this.#match(quotes.length === 3 ? /[^]*/y : /(?:\\(?:\r\n|[^])|[^\\\r\n])*/y);
    this.#push('wrong', from, 'This string is never closed');
  }

  /**
   * Passes over literal text of a format string to its closing quotes or, in a format specification, to its `}`; false
   * if there is none.
   */
  #literal(quotes: string, raw: boolean, specification: boolean, from: number): boolean {
    for (;;) {
      const char = this.#text[this.#at];
      const next = this.#text[this.#at + 1];
      if (char === undefined || (quotes.length === 1 && (char === '\n' || char === '\r'))) break;
      if (this.#text.startsWith(quotes, this.#at)) {
        if (specification) break;
        this.#at += quotes.length;
        return true;
      }
      if (char === '{' && (next !== '{' || specification)) {
        if (!this.#field(quotes, raw, from)) return false;
      } else if (char === '}' && specification) return true;
      else if (char === '}' && next !== '}') {
        this.#push('wrong', this.#at++, 'A single } in a format string must be written }}');
      } else if (char === '{' || char === '}') this.#at += 2;
      else if (char === '\\') this.#escape(raw);
      else this.#at++;
    }
    this.#endless(quotes, from);
    return false;
  }

  #escape(raw: boolean): void {
    const named = raw ? undefined : this.#match(/\\N\{[^{}'"\r\n]*\}/y);
    if (named === undefined) this.#match(/\\(?:\r\n|[^{}])?/y);
  }

  /** Takes a replacement field `{…}`; false if it is never closed. */
  #field(quotes: string, raw: boolean, stringFrom: number): boolean {
    this.#operatorHere('{');
    const depth = this.#brackets.length;
    while (this.#at < this.#text.length) {
      if (this.#brackets.length < depth) return true;
      if (this.#gap()) continue;
      const char = this.#text[this.#at];
      if (this.#brackets.length > depth) this.#lexeme();
      else if (char === ':') {
        this.#operatorHere(':');
        if (!this.#literal(quotes, raw, true, stringFrom)) {
          this.#brackets.length = depth - 1;
          return false;
        }
      } else if (char === '!' && this.#text[this.#at + 1] !== '=') this.#operatorHere('!');
      else this.#lexeme();
    }
    return this.#brackets.length < depth;
  }

  #operatorHere(text: string): void {
    const from = this.#at++;
    this.#operator(text, from);
  }
}
