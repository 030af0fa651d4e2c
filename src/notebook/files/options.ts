import type { Cell } from '../cell.ts';

/** A cell's settings as `key=value` pairs of Jupytext, each value as JSON; empty where all are as they come. */
export function writeOptions({ id, language, output, pinned, hidden }: Cell): string {
  const isPlain = language === 'python' || language === 'markdown';
  return [
    ...(isPlain ? [] : [`language=${JSON.stringify(language)}`]),
    `id=${JSON.stringify(id)}`,
    ...(output === undefined ? [] : [`output=${JSON.stringify(output)}`]),
    ...(pinned === (language !== 'markdown') ? [] : [`pinned=${String(pinned)}`]),
    ...(hidden ? ['hidden=true'] : []),
  ].join(' ');
}

/** The pairs in a text, in linear time; what is no JSON is a word. */
export function readOptions(text: string): ReadonlyMap<string, unknown> {
  const pairs = text.matchAll(/(?<![\w-])([\w-]+)\s*=\s*("[^"\\]*(?:\\.[^"\\]*)*"|'[^']*'|[^\s,}]+)/g);
  return new Map([...pairs].map(([, name = '', value = '']) => [name, valueOf(value)] as const));
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.replace(/^'|'$/g, '');
  }
}
