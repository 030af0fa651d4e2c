/** Stands in for the TypeScript compiler that notebook-kit imports for cells of a language we do not offer. */
const absent = (): never => {
  throw new Error('TypeScript cells are not supported');
};
export const ModuleKind = {};
export const ScriptTarget = {};
export const transpile = absent;
export const createProgram = absent;
export const createSourceFile = absent;
export const isExpressionStatement = absent;
export const isClassExpression = absent;
export const isFunctionExpression = absent;
export const isParenthesizedExpression = absent;
