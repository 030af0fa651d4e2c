/** An import that would need a package service to be found: from `npm:x`, from a bare `x`, or from a path. */
export type ForeignImport = { readonly specifier: string; readonly at: number };

type SyntaxNode = { readonly type: string; readonly start: number; readonly source?: unknown; readonly value?: unknown };

/** The first static or dynamic import in an ESTree whose module is not named by an absolute URL. */
export function findForeignImport(tree: unknown): ForeignImport | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined;
  if (isNode(tree) && (tree.type === 'ImportDeclaration' || tree.type === 'ImportExpression') && isNode(tree.source)) {
    const { value } = tree.source;
    if (typeof value === 'string' && !/^(?:https?:\/\/|data:|blob:)/i.test(value)) return { specifier: value, at: tree.source.start };
  }
  for (const child of Object.values(tree)) {
    const found = findForeignImport(child);
    if (found) return found;
  }
  return undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
