import { inOrder, NOTHING, type Clause, type Expression, type Parameters } from './syntaxTree.ts';
import { isWord, TokenCursor } from './tokenCursor.ts';
import { itemAt } from '../../known/itemAt.ts';

const INFIX: ReadonlySet<string> = new Set('+ - * / // % @ ** << >> & | ^ < > == != <= >= and or in is'.split(' '));
const PREFIX: ReadonlySet<string> = new Set(['+', '-', '~', 'not', 'await']);
const STARTS: ReadonlySet<string> = new Set([
  '(',
  '[',
  '{',
  '...',
  '+',
  '-',
  '~',
  'not',
  'await',
  'lambda',
  'None',
  'True',
  'False',
]);

/** Reads expressions (The Python Language Reference §6). Precedence is left out: it changes no name. */
export class ExpressionParser extends TokenCursor {
  /** `star_expressions`: what may stand to the right of `=`, after `return`, … */
  protected starExpressions(): Expression {
    const first = this.#starExpression();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.take(',') && this.#startsExpression()) items.push(this.#starExpression());
    return { kind: 'items', items };
  }

  protected starExpressionsOrYield(): Expression {
    return this.is('yield') ? this.yieldExpression() : this.starExpressions();
  }

  protected yieldExpression(): Expression {
    this.expect('yield');
    if (this.take('from')) return inOrder([NOTHING, this.expression()]);
    return this.#startsExpression() ? inOrder([NOTHING, this.starExpressions()]) : NOTHING;
  }

  protected namedExpression(): Expression {
    if (!this.at('name') || !isWord(this.following, ':=')) return this.expression();
    const name = this.name();
    this.expect(':=');
    return { kind: 'walrus', name, value: this.expression() };
  }

  protected expression(): Expression {
    const parts: Expression[] = [];
    for (;;) {
      if (this.is('lambda')) {
        parts.push(this.#lambda());
        break;
      }
      parts.push(this.disjunction());
      if (!this.take('if')) break;
      parts.push(this.disjunction());
      this.expect('else');
    }
    return inOrder(parts);
  }

  /** Operands between infix operators, short of the conditional expression. */
  protected disjunction(): Expression {
    const parts = [this.#operand()];
    for (;;) {
      if (this.is('not') && isWord(this.following, 'in')) this.advance();
      else if (!this.#isOneOf(INFIX)) break;
      if (this.advance().text === 'is') this.take('not');
      parts.push(this.#operand());
    }
    return inOrder(parts);
  }

  /** The targets of `for`, up to its `in`. */
  protected targetList(): Expression {
    const first = this.#target();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.take(',') && !this.is('in')) items.push(this.#target());
    return { kind: 'items', items };
  }

  /** A name, an attribute, an item, a call, or a group: all that can be a single target. */
  protected primary(): Expression {
    const parts = [this.#atom()];
    let trailed = false;
    for (; ; trailed = true) {
      if (this.take('.')) this.name();
      else if (this.take('(')) parts.push(this.callArguments());
      else if (this.take('[')) parts.push(this.#subscript());
      else break;
    }
    return trailed ? { kind: 'all', parts } : itemAt(parts, 0);
  }

  /** The arguments of a call or class up to the closing bracket; the opening one is taken. */
  protected callArguments(): Expression {
    const parts: Expression[] = [];
    while (!this.is(')')) {
      if (this.take('*') || this.take('**')) parts.push(this.expression());
      else if (this.at('name') && isWord(this.following, '=')) {
        this.advance();
        this.advance();
        parts.push(this.expression());
      } else parts.push(this.#maybeComprehension(this.namedExpression()));
      if (!this.take(',')) break;
    }
    this.expect(')');
    return { kind: 'all', parts };
  }

  /** Parameters up to the closing bracket or, in a lambda, which has no annotations, the colon; neither is taken. */
  protected parameters(close: ')' | ':'): Parameters {
    const names: string[] = [];
    const defaults: Expression[] = [];
    const annotations: Expression[] = [];
    while (!this.is(close)) {
      if (!this.take('/') && !(this.take('*') && this.is(','))) {
        this.take('**');
        names.push(this.name());
        if (close === ')' && this.take(':')) annotations.push(this.#starExpression());
        if (this.take('=')) defaults.push(this.expression());
      }
      if (!this.take(',')) break;
    }
    return { names, defaults, annotations };
  }

  #isOneOf(words: ReadonlySet<string>): boolean {
    const { kind, text } = this.token;
    return (kind === 'operator' || kind === 'keyword') && words.has(text);
  }

  #startsExpression(): boolean {
    const { kind } = this.token;
    return (
      kind === 'name' ||
      kind === 'number' ||
      kind === 'string' ||
      kind === 'formatStart' ||
      this.is('*') ||
      this.#isOneOf(STARTS)
    );
  }

  #starExpression(): Expression {
    return this.take('*') ? { kind: 'star', value: this.disjunction() } : this.namedExpression();
  }

  #target(): Expression {
    return this.take('*') ? { kind: 'star', value: this.primary() } : this.primary();
  }

  #operand(): Expression {
    let prefixed = false;
    for (; this.#isOneOf(PREFIX); prefixed = true) this.advance();
    const value = this.primary();
    return prefixed ? { kind: 'all', parts: [value] } : value;
  }

  #atom(): Expression {
    const { kind, text } = this.token;
    if (kind === 'name') return { kind: 'name', name: this.name() };
    if (kind === 'string' || kind === 'formatStart') return this.#strings();
    if (kind === 'number' || this.is('None') || this.is('True') || this.is('False') || this.is('...')) {
      this.advance();
      return NOTHING;
    }
    if (kind === 'operator') {
      if (text === '(') return this.#group();
      if (text === '[') return this.#list();
      if (text === '{') return this.#braces();
    }
    return this.fail();
  }

  #strings(): Expression {
    const parts: Expression[] = [NOTHING];
    while (this.at('string') || this.at('formatStart')) {
      if (this.advance().kind === 'string') continue;
      while (this.is('{')) parts.push(this.#field());
      if (!this.at('formatEnd')) this.fail('Python cannot read this format string');
      this.advance();
    }
    return { kind: 'all', parts };
  }

  #field(): Expression {
    this.expect('{');
    const parts: Expression[] = [this.starExpressionsOrYield()];
    this.take('=');
    if (this.take('!')) this.name();
    if (this.take(':')) while (this.is('{')) parts.push(this.#field());
    this.expect('}');
    return { kind: 'all', parts };
  }

  #group(): Expression {
    this.expect('(');
    if (this.take(')')) return { kind: 'items', items: [] };
    const first = this.is('yield') ? this.yieldExpression() : this.#maybeComprehension(this.#starExpression());
    if (this.take(')')) return first;
    return { kind: 'items', items: this.#moreItems(first, ')') };
  }

  #list(): Expression {
    this.expect('[');
    if (this.take(']')) return { kind: 'items', items: [] };
    const first = this.#maybeComprehension(this.#starExpression());
    return { kind: 'items', items: this.#moreItems(first, ']') };
  }

  #moreItems(first: Expression, close: string): readonly Expression[] {
    const items = [first];
    while (this.take(',') && !this.is(close)) items.push(this.#starExpression());
    this.expect(close);
    return items;
  }

  #braces(): Expression {
    this.expect('{');
    const parts: Expression[] = [NOTHING];
    while (!this.is('}')) {
      if (this.take('**')) parts.push(this.disjunction());
      else {
        const first = this.#starExpression();
        parts.push(
          this.#maybeComprehension(this.take(':') ? { kind: 'all', parts: [first, this.expression()] } : first),
        );
      }
      if (!this.take(',')) break;
    }
    this.expect('}');
    return { kind: 'all', parts };
  }

  #subscript(): Expression {
    const parts: Expression[] = [];
    do {
      if (this.is(']') && parts.length > 0) break;
      if (!this.is(':')) parts.push(this.#starExpression());
      while (this.take(':')) parts.push(this.is(':') || this.is(',') || this.is(']') ? NOTHING : this.expression());
    } while (this.take(','));
    this.expect(']');
    return { kind: 'all', parts };
  }

  #maybeComprehension(element: Expression): Expression {
    const clauses: Clause[] = [];
    while (this.is('for') || (this.is('async') && isWord(this.following, 'for'))) {
      this.take('async');
      this.expect('for');
      const target = this.targetList();
      this.expect('in');
      const iterable = this.disjunction();
      const conditions: Expression[] = [];
      while (this.take('if')) conditions.push(this.disjunction());
      clauses.push({ target, iterable, conditions });
    }
    return clauses.length > 0 ? { kind: 'comprehension', element, clauses } : element;
  }

  #lambda(): Expression {
    this.expect('lambda');
    const parameters = this.parameters(':');
    this.expect(':');
    return { kind: 'lambda', parameters, body: this.expression() };
  }
}
