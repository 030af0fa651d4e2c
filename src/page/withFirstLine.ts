/** A cell's text with a line such as `-- @allow 2 GB` first, in place of one that said the same of another amount. */
export function withFirstLine(text: string, line: string): string {
  const [, word] = /(@\w+)/.exec(line) ?? [];
  const [first = ''] = text.split(/\r?\n/, 1);
  return word !== undefined && first.trimStart().startsWith('--') && first.includes(word)
    ? line + text.slice(first.length)
    : `${line}\n${text}`;
}
