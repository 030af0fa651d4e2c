import type { Token } from './token.ts';

/** Where and why a text is not Python. */
export class Unreadable extends Error {
  readonly token: Token;

  constructor(message: string, token: Token) {
    super(message);
    this.token = token;
  }
}

/** A place in a list of tokens, and the questions a parser asks there. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  protected get token(): Token {
    return this.#tokens[this.#position]!;
  }

  protected get following(): Token {
    return this.#tokens[this.#position + 1] ?? this.token;
  }

  /** Whether the cursor stands behind `token` at the beginning of a line. */
  protected isNewLineAfter(token: Token): boolean {
    const before = this.#tokens[this.#position - 1]?.kind;
    return this.token !== token && (before === 'newline' || before === 'dedent');
  }

  protected advance(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.#position++;
    return token;
  }

  protected at(kind: Token['kind']): boolean {
    return this.token.kind === kind;
  }

  /** Whether a keyword or operator stands here. */
  protected is(text: string): boolean {
    return isWord(this.token, text);
  }

  protected take(text: string): boolean {
    const found = this.is(text);
    if (found) this.#position++;
    return found;
  }

  protected expect(text: string): void {
    if (!this.take(text))
      this.fail(text === ':' && this.at('newline') ? 'A colon is missing at the end of this line' : undefined);
  }

  protected name(): string {
    if (!this.at('name')) this.fail();
    return this.advance().text;
  }

  /** Tries a reading; where it fails, the cursor stays as it was. */
  protected attempt<T>(read: () => T): T | undefined {
    const position = this.#position;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#position = position;
      return undefined;
    }
  }

  protected fail(message?: string): never {
    const { token } = this;
    throw new Unreadable(
      token.kind === 'wrong' || token.kind === 'magic' ? token.text : (message ?? 'Python cannot read this line'),
      token,
    );
  }
}

/** Whether a token is the given keyword or operator. */
export function isWord(token: Token, text: string): boolean {
  return token.text === text && (token.kind === 'operator' || token.kind === 'keyword');
}
