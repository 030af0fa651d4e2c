import { tokenize } from '../parse/python/tokenizer.ts';

/** Whether Python runs by IPython as a cell, and not as part of a file: it awaits, or begins as only files may. */
export function needsShell(text: string): boolean {
  if (!/\b(?:await|async|__future__)\b/.test(text)) return false;
  const { tokens } = tokenize(text);
  return tokens.some(
    ({ kind, text: word }, at) =>
      (kind === 'keyword' && word === 'await') ||
      (word === 'async' && /^(?:for|with)$/.test(tokens[at + 1]?.text ?? '')) ||
      (word === '__future__' && tokens[at - 1]?.text === 'from'),
  );
}
