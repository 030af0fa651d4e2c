import { PatternParser } from './patternParser.ts';
import { inOrder, NOTHING, type Expression, type Statement, type TypeParameters } from './syntaxTree.ts';
import { isWord } from './tokenCursor.ts';
import { itemAt } from '../../known/itemAt.ts';
import { lastOf } from '../../known/lastOf.ts';

const CHANGES: ReadonlySet<string> = new Set('+= -= *= /= //= %= @= &= |= ^= >>= <<= **='.split(' '));

/** Reads simple statements (The Python Language Reference §7). */
export class StatementParser extends PatternParser {
  /** One line of simple statements with its newline. */
  protected simpleLine(): readonly Statement[] {
    const statements = [...this.#simple()];
    while (this.take(';') && !this.at('newline')) statements.push(...this.#simple());
    if (!this.at('newline')) this.fail(this.#spoiledBy(statements));
    this.advance();
    return statements;
  }

  /** Type parameters in brackets (PEP 695, defaults of PEP 696), if any. */
  protected typeParameters(): TypeParameters {
    const names: string[] = [];
    const bounds: Expression[] = [];
    if (!this.take('[')) return { names, bounds };
    do {
      if (this.is(']')) break;
      if (!this.take('*')) this.take('**');
      names.push(this.name());
      if (this.take(':')) bounds.push(this.expression());
      if (this.take('=')) bounds.push(this.take('*') ? this.disjunction() : this.expression());
    } while (this.take(','));
    this.expect(']');
    return { names, bounds };
  }

  #spoiledBy(statements: readonly Statement[]): string | undefined {
    const last = statements.at(-1);
    const printed = last?.kind === 'evaluate' && last.value.kind === 'name' && last.value.name === 'print';
    return printed ? 'print needs brackets: print(…)' : undefined;
  }

  #simple(): readonly Statement[] {
    if (!this.at('keyword'))
      return [this.at('name') && this.token.text === 'type' ? this.#alias() : this.#expressionStatement()];
    switch (this.token.text) {
      case 'pass':
      case 'break':
      case 'continue':
        this.advance();
        return [];
      case 'return':
        this.advance();
        return this.at('newline') || this.is(';') ? [] : [{ kind: 'evaluate', value: this.starExpressions() }];
      case 'raise':
        return [this.#raise()];
      case 'assert':
        return [this.#assert()];
      case 'del':
        this.advance();
        return [{ kind: 'change', deletes: true, target: this.starExpressions(), value: NOTHING }];
      case 'global':
      case 'nonlocal':
        return [{ kind: 'declare', global: this.advance().text === 'global', names: this.#names() }];
      case 'import':
        return [this.#import()];
      case 'from':
        return [this.#fromImport()];
      default:
        return [this.#expressionStatement()];
    }
  }

  #names(): readonly string[] {
    const names = [this.name()];
    while (this.take(',')) names.push(this.name());
    return names;
  }

  #alias(): Statement {
    if (this.following.kind !== 'name') return this.#expressionStatement();
    this.advance();
    const name = this.name();
    const typeParameters = this.typeParameters();
    this.expect('=');
    return { kind: 'alias', name, typeParameters, value: this.expression() };
  }

  #raise(): Statement {
    this.expect('raise');
    if (this.at('newline') || this.is(';')) return { kind: 'evaluate', value: NOTHING };
    const parts = [this.expression()];
    if (this.take('from')) parts.push(this.expression());
    return { kind: 'evaluate', value: inOrder(parts) };
  }

  #assert(): Statement {
    this.expect('assert');
    const parts = [this.expression()];
    if (this.take(',')) parts.push(this.expression());
    return { kind: 'evaluate', value: inOrder(parts) };
  }

  #dottedName(): string {
    let name = this.name();
    while (this.take('.')) name += `.${this.name()}`;
    return name;
  }

  #import(): Statement {
    this.expect('import');
    const packages: string[] = [];
    const names: string[] = [];
    const sources: string[] = [];
    do {
      const path = this.#dottedName();
      const top = itemAt(path.split('.'), 0);
      const renamed = this.take('as');
      packages.push(top);
      names.push(renamed ? this.name() : top);
      sources.push(renamed ? path : top);
    } while (this.take(','));
    return { kind: 'import', packages, names, sources, star: undefined };
  }

  #fromImport(): Statement {
    this.expect('from');
    let dots = '';
    while (this.is('.') || this.is('...')) dots += this.advance().text;
    const path = dots && this.is('import') ? '' : this.#dottedName();
    this.expect('import');
    const packages = dots ? [] : [itemAt(path.split('.'), 0)];
    if (this.take('*')) return { kind: 'import', packages, names: [], sources: [], star: dots + path };
    const names: string[] = [];
    const features: string[] = [];
    const bracketed = this.take('(');
    do {
      if (bracketed && this.is(')') && names.length > 0) break;
      features.push(this.name());
      names.push(this.take('as') ? this.name() : lastOf(features));
    } while (this.take(','));
    if (bracketed) this.expect(')');
    return path === '__future__'
      ? { kind: 'future', features }
      : {
          kind: 'import',
          packages,
          names,
          sources: features.map((feature) => `${dots}${path}:${feature}`),
          star: undefined,
        };
  }

  #expressionStatement(): Statement {
    const bracketed = this.is('(');
    const first = this.starExpressionsOrYield();
    if (this.take(':')) {
      const annotation = this.expression();
      const value = this.take('=') ? this.starExpressionsOrYield() : undefined;
      // `(x): int` neither declares nor binds x.
      return {
        kind: 'annotate',
        target: bracketed && !value && first.kind === 'name' ? NOTHING : first,
        annotation,
        value,
      };
    }
    if (this.at('operator') && CHANGES.has(this.token.text)) {
      this.advance();
      return { kind: 'change', deletes: false, target: first, value: this.starExpressionsOrYield() };
    }
    if (!isWord(this.token, '=')) return { kind: 'evaluate', value: first };
    const chain = [first];
    while (this.take('=')) chain.push(this.starExpressionsOrYield());
    return { kind: 'assign', targets: chain.slice(0, -1), value: lastOf(chain) };
  }
}
