import { ExpressionParser } from './expressionParser.ts';
import type { Expression } from './syntaxTree.ts';
import { isWord } from './tokenCursor.ts';

/** What a `case` pattern reads and which names it captures. */
export type Pattern = { readonly reads: Expression[]; readonly names: string[] };

/** Reads the patterns of `case` (PEP 634). */
export class PatternParser extends ExpressionParser {
  /** The pattern after `case`, which may be a sequence without brackets. */
  protected patterns(): Pattern {
    const found: Pattern = { reads: [], names: [] };
    this.#maybeStar(found);
    while (this.take(',') && !this.is(':') && !this.is('if')) this.#maybeStar(found);
    return found;
  }

  #capture(found: Pattern): void {
    const name = this.name();
    if (name !== '_') found.names.push(name);
  }

  #maybeStar(found: Pattern): void {
    if (this.take('*')) this.#capture(found);
    else this.#pattern(found);
  }

  #pattern(found: Pattern): void {
    do this.#closed(found);
    while (this.take('|'));
    if (this.take('as')) this.#capture(found);
  }

  #closed(found: Pattern): void {
    if (this.take('(')) this.#sequence(found, ')');
    else if (this.take('[')) this.#sequence(found, ']');
    else if (this.take('{')) this.#mapping(found);
    else if (this.at('name')) this.#named(found);
    else this.#literal(found);
  }

  #sequence(found: Pattern, close: string): void {
    while (!this.is(close)) {
      this.#maybeStar(found);
      if (!this.take(',')) break;
    }
    this.expect(close);
  }

  #mapping(found: Pattern): void {
    while (!this.is('}')) {
      if (this.take('**')) this.#capture(found);
      else {
        this.#literal(found);
        this.expect(':');
        this.#pattern(found);
      }
      if (!this.take(',')) break;
    }
    this.expect('}');
  }

  /** A capture, or a dotted value, or a class with arguments. */
  #named(found: Pattern): void {
    if (!isWord(this.following, '.') && !isWord(this.following, '(')) return this.#capture(found);
    found.reads.push({ kind: 'name', name: this.name() });
    while (this.take('.')) this.name();
    if (!this.take('(')) return;
    while (!this.is(')')) {
      if (this.at('name') && isWord(this.following, '=')) {
        this.advance();
        this.advance();
      }
      this.#pattern(found);
      if (!this.take(',')) break;
    }
    this.expect(')');
  }

  /** A number with its sign (`-1.5+2j`), a string, `None`, `True`, `False` or, as a key, a dotted value. */
  #literal(found: Pattern): void {
    this.take('-');
    found.reads.push(this.primary());
    if (this.take('+') || this.take('-')) this.primary();
  }
}
