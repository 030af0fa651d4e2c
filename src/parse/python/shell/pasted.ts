/** Prompts of Python's and IPython's, which stand before lines that were copied. */
const PROMPTS = [/^(?:>>> ?|\.\.\. ?)/, /^(?:In \[\d+\]: ?|[ \t]*\.{3,}: ?)/] as const;

/**
 * A cell's text without what IPython takes away before it reads it: the indentation that all of it was copied with, and
 * prompts. Lines stay where they are.
 */
export function pasted(text: string): string {
  const first = /^(?:[ \t]*\r?\n)*([^\r\n]*)/.exec(text)?.[1] ?? '';
  const indent = /^[ \t]*/.exec(first)?.[0] ?? '';
  const lines = indent === '' ? text.split('\n') : text.split('\n').map((line) => without(line, indent));
  const begins = first.slice(indent.length);
  const prompt = /^(?:>>>|In \[\d+\]:)/.test(begins) ? PROMPTS.find((one) => one.test(begins)) : undefined;
  if (prompt) return lines.map((line) => line.replace(prompt, '')).join('\n');
  return indent === '' ? text : lines.join('\n');
}

function without(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line;
}
