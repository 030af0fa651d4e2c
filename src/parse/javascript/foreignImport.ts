import { recordOf } from '../../known/recordOf.ts';

/** An import that would need a package service to be found: from `npm:x`, from a bare `x`, or from a path. */
export type ForeignImport = { readonly specifier: string; readonly at: number };

/** As much of an ESTree node as is asked here. */
type SyntaxNode = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

/**
 * The first import in an ESTree (static, dynamic or `import.meta.resolve`) whose module is not named by an absolute
 * URL.
 */
export function findForeignImport(tree: unknown): ForeignImport | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined;
  const source = isNode(tree) ? importedBy(tree) : undefined;
  const specifier = source && literalText(source);
  if (source && specifier !== undefined && !/^(?:https?:\/\/|data:|blob:)/i.test(specifier))
    return { specifier, at: source.start };
  for (const child of Object.values(tree)) {
    const found = findForeignImport(child);
    if (found) return found;
  }
  return undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function nodesIn(list: unknown): readonly SyntaxNode[] {
  return Array.isArray(list) ? list.filter(isNode) : [];
}

function importedBy(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'ImportDeclaration' || node.type === 'ImportExpression')
    return isNode(node.source) ? node.source : undefined;
  const callee = node.type === 'CallExpression' && isNode(node.callee) ? node.callee : undefined;
  if (callee?.type !== 'MemberExpression' || !isNode(callee.object) || callee.object.type !== 'MetaProperty')
    return undefined;
  return nodesIn(node.arguments)[0];
}

/**
 * The text of a string, a template or a sum that is made of literals alone: what notebook-kit would rewrite to an
 * address.
 */
function literalText(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : undefined;
    case 'TemplateLiteral':
      return joined(interleaved(nodesIn(node.quasis), nodesIn(node.expressions)));
    case 'TemplateElement':
      return String(recordOf(node.value).cooked);
    case 'BinaryExpression':
      return node.operator === '+' ? joined(nodesIn([node.left, node.right])) : undefined;
    default:
      return undefined;
  }
}

function joined(nodes: readonly SyntaxNode[]): string | undefined {
  const texts = nodes.map(literalText);
  return texts.includes(undefined) ? undefined : texts.join('');
}

function interleaved(quasis: readonly SyntaxNode[], expressions: readonly SyntaxNode[]): readonly SyntaxNode[] {
  return quasis.flatMap((quasi, index) => (expressions[index] ? [quasi, expressions[index]] : [quasi]));
}
