import { called } from './called.ts';

/** Commands for a whole cell whose Python runs as the cell does. */
const AROUND = /^%%(time|prun|memit|mprun|lprun|snakeviz)\b/;

/** Commands that give a whole cell to a program. */
const PROGRAMS = /^(?:bash|sh|script|python3?|pypy|perl|ruby|cmd)$/;

/** A command for a whole cell as Python, up to `to`; `undefined` where none begins at `from`. */
export function cellCommand(
  text: string,
  from: number,
): { readonly python: string; readonly to: number; readonly inner?: string } | undefined {
  if (!text.startsWith('%%', from)) return undefined;
  const cut = text.indexOf('\n', from);
  const lineTo = cut < 0 ? text.length : cut;
  const line = text.slice(from, lineTo).trimEnd();
  if (AROUND.test(line)) return { python: called('start_cell', ['time']), to: lineTo };
  if (/^%%capture\b/.test(line)) {
    const [name = ''] = line.split(/\s+/).filter((word) => /^[A-Za-z_]\w*$/.test(word));
    return { python: `${name && `${name} = `}${called('start_cell', ['capture', line.slice(9).trim()])}`, to: lineTo };
  }
  const [, name = '', rest = ''] = /^%%(\S+)[ \t]*([^]*)$/.exec(line) ?? [];
  const body = text.slice(lineTo + 1);
  const lines = '\n'.repeat(text.slice(from).split('\n').length - 1);
  return {
    python: `${PROGRAMS.test(name) ? taken(rest) : ''}${called('run_cell_magic', [name, rest], body)}${lines}`,
    to: text.length,
    inner: name === 'timeit' ? `${rest.startsWith('-') ? '' : rest}\n${body}` : undefined,
  };
}

/** The names that take what a program says (`--out name`), in their order, each with what follows it in Python. */
function taken(line: string): string {
  const names = [...line.matchAll(/(?:^|\s)(?:--(?:out|err|proc)|-[oe])[ \t=]+([A-Za-z_]\w*)/g)].map(
    ([, name = '']) => name,
  );
  return names.length > 0 ? `${names.join(', ')} = ` : '';
}
