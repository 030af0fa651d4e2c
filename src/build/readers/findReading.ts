import { createRequire } from 'node:module';
import type TypeScript from 'typescript';

// An import would get the stand-in that vite.config.ts gives to notebook-kit.
const ts: typeof TypeScript = createRequire(import.meta.url)('typescript');

/** Methods that go through a text or a list from some place on, or take a piece of one. */
const LOOKS = new Set(
  'indexOf lastIndexOf search exec matchAll charCodeAt codePointAt startsWith slice substring splice shift'.split(' '),
);

/**
 * What a module does that may take more than linear time on what it is given, by lines; nothing for one that cannot be
 * such a reader.
 */
export function findReading(path: string, text: string): readonly string[] {
  return path.endsWith('.py') ? inPython(text) : inTypeScript(path, text);
}

function inTypeScript(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const note = (node: TypeScript.Node, what: string) =>
    found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`);
  const visit = (node: TypeScript.Node, inLoop: boolean): void => {
    if (ts.isRegularExpressionLiteral(node) && repeats(node.text)) note(node, node.text);
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
      note(node, node.getText());
    if (
      inLoop &&
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      LOOKS.has(node.expression.name.text)
    )
      note(node, `${node.expression.name.text} in a loop`);
    ts.forEachChild(node, (child) => visit(child, inLoop || ts.isIterationStatement(node, false)));
  };
  visit(source, false);
  return found;
}

function inPython(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, i) => (/^(?!\s*#).*\bre\.\w+\(|^\s*while\b/.test(line) ? [`${i + 1}: ${line.trim()}`] : []));
}

/** Whether a regular expression has a part that may be taken any number of times. */
function repeats(literal: string): boolean {
  return /[*+]|\{\d+,\}/.test(literal.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x'));
}
