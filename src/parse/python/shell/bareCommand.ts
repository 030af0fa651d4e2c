/**
 * Commands that IPython takes without their `%` in a cell of one line, unless something goes by their name: the line as
 * Python that finds out, `undefined` where it is none.
 */
export function bareCommand(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return undefined;
  const [, name = '', line = ''] = /^([a-z_]+)(?:[ \t]+(\S.*))?$/.exec(trimmed) ?? [];
  if (!COMMANDS.has(name) || (line !== '' && !GOES_ON.test(line))) return undefined;
  const from = text.indexOf(trimmed);
  const python = `get_ipython().bare(${JSON.stringify(name)}, ${JSON.stringify(line)}, lambda: ${name})`;
  return `${text.slice(0, from)}${python}${text.slice(from + trimmed.length)}`;
}

const LONGEST = 500;
/** What stands behind a command, and not behind a name of Python's. */
const GOES_ON = /^(?!.*\b(?:and|or|in|is|if|else|for)\b)(?:-[A-Za-z]|[\w~/"']|\.{1,2}(?:$|[\s/])|\*\S*$)/;
const COMMANDS: ReadonlySet<string> = new Set([
  'cat',
  'cd',
  'cp',
  'history',
  'less',
  'll',
  'ls',
  'lsmagic',
  'mkdir',
  'more',
  'mv',
  'popd',
  'pushd',
  'pwd',
  'rm',
  'rmdir',
  'run',
  'who',
  'who_ls',
  'whos',
]);
