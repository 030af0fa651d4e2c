import { KEYWORDS } from '../token.ts';

/**
 * A call of a method of IPython's shell with texts. The names that the last of them puts in are there to be seen, but
 * for those of a body behind them, into which nothing is put.
 */
export function called(method: string, texts: readonly string[], body?: string): string {
  const names = putIn(texts.at(-1) ?? '');
  const mention = names.length > 0 ? `, names=lambda: (${names.join(', ')},)` : '';
  const given = body === undefined ? texts : [...texts, body];
  return `get_ipython().${method}(${given.map((text) => JSON.stringify(text)).join(', ')}${mention})`;
}

/** The names whose values IPython puts into a command, as `{name}` and `$name`. */
function putIn(command: string): readonly string[] {
  const found = [...command.matchAll(/[{$]([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
  return [...new Set(found)].filter((name) => !KEYWORDS.has(name) && !OF_A_SHELL.test(name));
}

const OF_A_SHELL = /^[A-Z_]+$/;
