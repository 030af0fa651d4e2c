import { parseJavaScript } from '@observablehq/notebook-kit';

/** What was put into a program, and where that place is in the program without. */
export type Added = { readonly at: number; readonly text: string };

/** A program with checks in it, and what they are, in order. */
export type Checked = { readonly text: string; readonly added: readonly Added[] };

/** As much of an ESTree node as is asked here. */
type SyntaxNode = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;
type Put = (at: number, text: string) => void;

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

/**
 * Puts a call of `name` into each turn of each loop, with `true` where the turn waits for something, and into each
 * function, since those go on for ever by calling themselves, or called by what loops elsewhere. What runs where there
 * is no such name, as the text of a function in a worker, goes without. No line is added.
 */
export function withLoopChecks(program: string, name: string): Checked {
  const found: Added[] = [];
  const put: Put = (at, text) => void found.push({ at, text });
  try {
    visit(parseJavaScript(program).body, (node, waits) => {
      if (LOOPS.has(node.type)) inLoop(node, checkOf(name, waits ? 'true' : ''), put);
      else if (FUNCTIONS.has(node.type)) inFunction(node, checkOf(name, ''), put);
    });
  } catch (error) {
    // A program deeper than the stack is high runs as it is.
    if (!(error instanceof RangeError)) throw error;
    return { text: program, added: [] };
  }
  // At one place what ends comes before what begins; of what ends, the inner first, which was found first; of what
  // begins, the outer.
  const ranked = found.map((one, index) => ({ one, rank: isEnd(one) ? index - 2 * found.length : -index }));
  const added = ranked.toSorted((a, b) => a.one.at - b.one.at || a.rank - b.rank).map(({ one }) => one);
  let text = '';
  let from = 0;
  for (const one of added) {
    text += program.slice(from, one.at) + one.text;
    from = one.at;
  }
  return { text: text + program.slice(from), added };
}

function checkOf(name: string, argument: string): string {
  return `typeof ${name}=="undefined"||${name}(${argument})`;
}

function isEnd({ text }: Added): boolean {
  return text === '}' || text === ')';
}

function inLoop(node: SyntaxNode, check: string, put: Put): void {
  const { type, start, end } = bodyOf(node);
  if (type === 'BlockStatement') return put(start + 1, `${check};`);
  put(start, `{${check};`);
  put(end, '}');
}

function inFunction(node: SyntaxNode, check: string, put: Put): void {
  const { type, start, end, body } = bodyOf(node);
  if (type !== 'BlockStatement') {
    put(start, `(${check},`);
    put(end, ')');
    return;
  }
  // Directives, as "use strict", count only where nothing stands before them.
  const statements: readonly unknown[] = Array.isArray(body) ? body : [];
  const directives = statements.filter(isNode).filter(({ directive }) => typeof directive === 'string');
  const last = directives.at(-1);
  put(last?.end ?? start + 1, last ? `;${check};` : `${check};`);
}

/**
 * Sees each node after those within it, with whether something is awaited in it beside what functions within await;
 * answers that of the tree.
 */
function visit(tree: unknown, see: (node: SyntaxNode, waits: boolean) => void): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  const node = isNode(tree) ? tree : undefined;
  let waits = node?.type === 'AwaitExpression' || node?.await === true;
  for (const child of Object.values(tree)) waits = visit(child, see) || waits;
  if (!node) return waits;
  see(node, waits);
  return waits && !FUNCTIONS.has(node.type);
}

function bodyOf({ type, body }: SyntaxNode): SyntaxNode {
  if (!isNode(body)) throw new TypeError(`A ${type} has no body.`);
  return body;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
