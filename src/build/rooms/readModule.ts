import { createRequire } from 'node:module';
import { posix } from 'node:path';
import type TypeScript from 'typescript';
import { pythonImports } from './pythonImports.ts';

// An import would get the stand-in that vite.config.ts gives to notebook-kit.
const ts: typeof TypeScript = createRequire(import.meta.url)('typescript');

/** What the house rules ask of a file. Paths are relative to the repository, with `/`. */
export type Module = {
  readonly path: string;
  readonly lines: number;
  /** Files and packages it imports, types too: paths as above, bare package specifiers, or `COMPUTED`. */
  readonly imports: readonly string[];
  readonly hasDefaultExport: boolean;
  /** It declares nothing and exports what files beside it do. */
  readonly isBarrel: boolean;
};

/** Stands for the target of an `import()` whose address is made while running. */
export const COMPUTED = 'an address made while running';

/** Reads a TypeScript, JavaScript, Python, CSS, HTML or other text file; `paths` are the files that there are. */
export function readModule(path: string, text: string, paths: ReadonlySet<string> = new Set()): Module {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const resolve = (specifier: string) =>
    specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')) : specifier;
  if (path.endsWith('.py'))
    return { path, lines, imports: pythonImports(text, paths), hasDefaultExport: false, isBarrel: false };
  if (!/\.(ts|js|mjs)$/.test(path))
    return { path, lines, imports: linked(path, text).map(resolve), hasDefaultExport: false, isBarrel: false };
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const imports = [...new Set(specifiers(source))].map(resolve);
  // A .d.ts describes a package of somebody else.
  if (path.endsWith('.d.ts')) return { path, lines, imports, hasDefaultExport: false, isBarrel: false };
  return {
    path,
    lines,
    imports,
    hasDefaultExport: source.statements.some(isDefaultExport),
    isBarrel: isBarrel(source, imports),
  };
}

function linked(path: string, text: string): readonly string[] {
  if (path.endsWith('.css'))
    return [...text.matchAll(/@import\s+(?:url\()?['"]?([^'")\s;]+)/g)].map(([, address = '']) => address);
  if (path.endsWith('.html'))
    return [...text.matchAll(/\b(?:src|href)="(\.[^"]+)"/g)].map(([, address = '']) => address);
  return [];
}

function specifiers(source: TypeScript.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    )
      found.push(node.moduleSpecifier.text);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      found.push(node.argument.literal.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      found.push(literal(node.arguments[0]) ?? COMPUTED);
    if (
      ts.isNewExpression(node) &&
      node.expression.getText(source) === 'URL' &&
      node.arguments?.[1]?.getText(source) === 'import.meta.url'
    ) {
      const address = literal(node.arguments[0]);
      if (address?.startsWith('.')) found.push(address);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function literal(node: TypeScript.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function isDefaultExport(statement: TypeScript.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  )
    return true;
  return (
    ts.isExportDeclaration(statement) &&
    !!statement.exportClause &&
    ts.isNamedExports(statement.exportClause) &&
    statement.exportClause.elements.some(({ name }) => name.text === 'default')
  );
}

function isBarrel({ statements }: TypeScript.SourceFile, imports: readonly string[]): boolean {
  const passesOn =
    statements.some((statement) => ts.isExportDeclaration(statement)) &&
    statements.every((statement) => ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement));
  return passesOn && imports.every((target) => /^(src|workers|playwright)\//.test(target));
}
