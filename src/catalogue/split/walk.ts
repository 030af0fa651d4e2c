import { isRecord } from '../../known/isRecord.ts';
import type { Expression, From, SelectNode } from './tree.ts';

type Visit = (part: Readonly<Record<string, unknown>>) => boolean | undefined;

/** Whether `test` holds for any object in a tree, outermost first. */
export function someIn(tree: unknown, test: (part: Readonly<Record<string, unknown>>) => boolean): boolean {
  let found = false;
  visit(tree, (part) => !found && !(found = test(part)));
  return found;
}

/** Calls `onPart` for every object in a tree; what it returns false for is not descended into. */
export function visit(tree: unknown, onPart: Visit): void {
  if (Array.isArray(tree)) for (const item of tree) visit(item, onPart);
  else if (isRecord(tree) && onPart(tree) !== false) for (const value of Object.values(tree)) visit(value, onPart);
}

/** A tree with the objects replaced for which `change` answers another; what it answers is not descended into. */
export function replaceIn<T>(tree: T, change: (part: Readonly<Record<string, unknown>>) => unknown): T {
  if (Array.isArray(tree)) return tree.map((item: unknown) => replaceIn(item, change)) as T;
  if (!isRecord(tree)) return tree;
  const changed = change(tree);
  if (changed !== undefined) return changed as T;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, replaceIn(value, change)])) as T;
}

/** `replaceIn` for the expressions of a tree. */
export function replaceExpressions<T>(tree: T, change: (expression: Expression) => Expression | undefined): T {
  return replaceIn(tree, (part) => (isExpression(part) ? change(part) : undefined));
}

/** The expressions of a tree that satisfy `test`, outermost first. */
export function expressionsIn<T extends Expression>(
  tree: unknown,
  test: (expression: Expression) => expression is T,
): readonly T[];
export function expressionsIn(tree: unknown, test: (expression: Expression) => boolean): readonly Expression[];
export function expressionsIn(tree: unknown, test: (expression: Expression) => boolean): readonly Expression[] {
  const found: Expression[] = [];
  visit(tree, (part) => {
    if (isExpression(part) && test(part)) found.push(part);
    return undefined;
  });
  return found;
}

/** Whether an object of a tree is a SELECT. */
export function isSelect(
  part: Readonly<Record<string, unknown>>,
): part is Readonly<Record<string, unknown>> & SelectNode {
  return part.type === 'SELECT_NODE';
}

/** Whether an object of a tree is a table of FROM, or a function there. */
export function isTableOrFunction(
  part: Readonly<Record<string, unknown>>,
): part is Readonly<Record<string, unknown>> & From {
  return part.type === 'BASE_TABLE' || part.type === 'TABLE_FUNCTION';
}

/** Whether an object of a tree is an expression. */
export function isExpression(
  part: Readonly<Record<string, unknown>>,
): part is Readonly<Record<string, unknown>> & Expression {
  return typeof part.class === 'string';
}
