const escaped = (name: string): string => name.replaceAll(/[$]/g, '\\$&');

/**
 * Whether a cell's text looks as if it changed a value of another cell in place: assigns to a part of it, deletes one, or calls one of its
 * methods, or a function with it, for no value. A guess, for what to run again; what is read where does not depend on it.
 */
export function mayChange(text: string, name: string): boolean {
  const part = String.raw`${escaped(name)}\b\s*(?:\[[^\n]*?\]|\.\s*\w+)+\s*`;
  const assigned = new RegExp(String.raw`(?<![\w.])${part}(?:,[^\n=]*)?(?:[-+*/%&|^@]|\*\*|//|<<|>>)?=(?!=)`);
  const deleted = new RegExp(String.raw`(?<![\w.])del\s+[^\n]*(?<![\w.])${part}`);
  const called = new RegExp(String.raw`(?:^|[\n;:])\s*(?:await\s+)?${part}\(`);
  const given = new RegExp(String.raw`(?:^|[\n;:])\s*(?:await\s+)?(?!print\b|display\b|plt\b|ax\w*\b|fig\w*\b)[\w.]+\([^\n]*(?<![\w.])${escaped(name)}\s*[,)]`);
  return [assigned, deleted, called, given].some((form) => form.test(text));
}
