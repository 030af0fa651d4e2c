import { createRequire } from 'node:module';
import type TypeScript from 'typescript';

/** How often a text asks to be believed: `as` (but for `as const`), and `!` behind a value. */
export type Assertions = { readonly as: number; readonly nonNull: number };

/** Counts the assertions of a TypeScript file. */
export function assertionsIn(path: string, text: string): Assertions {
  const ts: typeof TypeScript = createRequire(import.meta.url)('typescript');
  let [as, nonNull] = [0, 0];
  const visit = (node: TypeScript.Node): void => {
    if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) as++;
    if (ts.isTypeAssertionExpression(node)) as++;
    if (ts.isNonNullExpression(node)) nonNull++;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return { as, nonNull };
}
