import { StatementParser } from './statementParser.ts';
import { inOrder, NOTHING, type Expression, type Parameters, type Statement } from './syntaxTree.ts';
import type { Token } from './token.ts';
import { isWord, Unreadable } from './tokenCursor.ts';

/** A text's statements, as far as they can be read, and the first place where they cannot. */
export type Module = { readonly statements: readonly Statement[]; readonly unreadable: Unreadable | undefined };

/**
 * Reads a whole text (The Python Language Reference §8–9, as of 3.14). Never fails: it goes on after a line it cannot
 * read.
 */
export function parseModule(tokens: readonly Token[]): Module {
  return new ModuleParser(tokens).module();
}

class ModuleParser extends StatementParser {
  #unreadable: Unreadable | undefined;

  module(): Module {
    const statements: Statement[] = [];
    while (!this.at('end')) for (const statement of this.#recovering()) statements.push(statement);
    return { statements, unreadable: this.#unreadable };
  }

  #recovering(): readonly Statement[] {
    const { token } = this;
    try {
      if (this.at('indent') || this.at('dedent')) this.#stray();
      return this.#statement();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#unreadable ??= error;
      if (this.isNewLineAfter(token)) return [];
      while (!this.at('newline') && !this.at('end')) this.advance();
      this.advance();
      return [];
    }
  }

  /** Passes an indentation that belongs to no block, and goes on inside it. */
  #stray(): void {
    if (this.at('indent'))
      this.#unreadable ??= new Unreadable('This line is indented, but belongs to no block', this.token);
    this.advance();
  }

  #statement(): readonly Statement[] {
    const { kind, text } = this.token;
    if (kind === 'end' || kind === 'dedent') return [];
    if (isWord(this.token, '@')) return this.#decorated();
    if (kind === 'name' && text === 'match') return this.#match();
    if (kind !== 'keyword') return this.simpleLine();
    switch (text) {
      case 'async':
        if (!['def', 'for', 'with'].some((word) => isWord(this.following, word))) this.fail();
        this.advance();
        return this.#statement();
      case 'def':
        return [this.#function([])];
      case 'class':
        return [this.#class([])];
      case 'if':
        return this.#if();
      case 'while':
        return this.#while();
      case 'for':
        return this.#for();
      case 'with':
        return this.#with();
      case 'try':
        return this.#try();
      default:
        return this.simpleLine();
    }
  }

  #block(): readonly Statement[] {
    this.expect(':');
    if (!this.at('newline')) return this.simpleLine();
    this.advance();
    if (!this.at('indent')) this.fail('A block must be indented');
    this.advance();
    const statements: Statement[] = [];
    while (!this.at('dedent') && !this.at('end'))
      for (const statement of this.#recovering()) statements.push(statement);
    this.advance();
    return statements;
  }

  #else(): readonly Statement[] {
    return this.take('else') ? this.#block() : [];
  }

  #if(): readonly Statement[] {
    const statements: Statement[] = [];
    while (this.take('if') || this.take('elif')) {
      statements.push({ kind: 'evaluate', value: this.namedExpression() }, perhaps(this.#block()));
      if (!this.is('elif')) break;
    }
    return [...statements, perhaps(this.#else())];
  }

  #while(): readonly Statement[] {
    this.expect('while');
    return [{ kind: 'evaluate', value: this.namedExpression() }, perhaps(this.#block()), ...this.#else()];
  }

  #for(): readonly Statement[] {
    this.expect('for');
    const target = this.targetList();
    this.expect('in');
    return [{ kind: 'assign', targets: [target], value: this.starExpressions() }, ...this.#block(), ...this.#else()];
  }

  #with(): readonly Statement[] {
    this.expect('with');
    const bracketed = this.attempt(() => {
      this.expect('(');
      const items = this.#withItems(')');
      this.expect(')');
      if (!this.is(':')) this.fail();
      return items;
    });
    return [...(bracketed ?? this.#withItems(':')), ...this.#block()];
  }

  #withItems(close: string): readonly Statement[] {
    const statements: Statement[] = [];
    do {
      if (this.is(close) && statements.length > 0) break;
      const value = this.expression();
      statements.push(
        this.take('as') ? { kind: 'assign', targets: [this.primary()], value } : { kind: 'evaluate', value },
      );
    } while (this.take(','));
    return statements;
  }

  #try(): readonly Statement[] {
    this.expect('try');
    const statements = [...this.#block()];
    if (!this.is('except') && !this.is('finally'))
      this.#unreadable ??= new Unreadable('try needs an except or a finally', this.token);
    while (this.take('except')) {
      this.take('*');
      if (!this.is(':')) statements.push({ kind: 'evaluate', value: this.starExpressions() });
      const names = this.take('as') ? [this.name()] : [];
      statements.push(perhaps([{ kind: 'bind', names }, ...this.#block()]));
    }
    statements.push(...this.#else());
    return this.take('finally') ? [...statements, ...this.#block()] : statements;
  }

  #decorated(): readonly Statement[] {
    const decorators: Expression[] = [];
    while (this.take('@')) {
      decorators.push(this.namedExpression());
      if (!this.at('newline')) this.fail();
      this.advance();
    }
    if (this.is('async') && isWord(this.following, 'def')) this.advance();
    if (this.is('def')) return [this.#function(decorators)];
    if (this.is('class')) return [this.#class(decorators)];
    return this.fail('A decorator must stand before def or class');
  }

  #function(decorators: readonly Expression[]): Statement {
    this.expect('def');
    const name = this.name();
    const typeParameters = this.typeParameters();
    this.expect('(');
    const parameters = this.parameters(')');
    this.expect(')');
    const returns = this.take('->') ? [this.expression()] : [];
    const annotated: Parameters = { ...parameters, annotations: [...parameters.annotations, ...returns] };
    return { kind: 'function', name, decorators, typeParameters, parameters: annotated, body: this.#block() };
  }

  #class(decorators: readonly Expression[]): Statement {
    this.expect('class');
    const name = this.name();
    const typeParameters = this.typeParameters();
    const bases = this.take('(') ? this.callArguments() : NOTHING;
    return { kind: 'class', name, decorators, typeParameters, bases, body: this.#block() };
  }

  /** The subject of a match statement up to its first case; fails where `match` turns out to be a name. */
  #matchHead(): Expression {
    this.advance();
    const subject = this.starExpressions();
    this.expect(':');
    if (!this.at('newline') || this.following.kind !== 'indent') this.fail();
    this.advance();
    this.advance();
    if (!this.#isCase()) this.fail();
    return subject;
  }

  #isCase(): boolean {
    return this.at('name') && this.token.text === 'case';
  }

  #match(): readonly Statement[] {
    const value = this.attempt(() => this.#matchHead());
    if (value === undefined) return this.simpleLine();
    const statements: Statement[] = [{ kind: 'evaluate', value }];
    while (!this.at('dedent') && !this.at('end')) {
      if (!this.#isCase()) this.fail();
      this.advance();
      const { reads, names } = this.patterns();
      const guard = this.take('if') ? [this.namedExpression()] : [];
      const head: readonly Statement[] = [
        { kind: 'evaluate', value: inOrder([NOTHING, ...reads]) },
        { kind: 'bind', names },
        ...guard.map((value) => ({ kind: 'evaluate', value }) as const),
      ];
      statements.push(perhaps([...head, ...this.#block()]));
    }
    this.advance();
    return statements;
  }
}

function perhaps(body: readonly Statement[]): Statement {
  return { kind: 'perhaps', body };
}
