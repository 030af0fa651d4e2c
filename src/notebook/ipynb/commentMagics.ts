import { present } from '../../known/present.ts';

const MARK = '#jupyter ';
const STAND_IN = 'pass  ';

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^%config\s+InlineBackend\.figure_formats?\b/, 'figures are drawn so'],
  [/^%+(?:matplotlib|pylab|config)\b/, 'figures show by themselves'],
  [/^[%!]+\s*(?:python3? -m )?(?:pip3?|conda|mamba|uv)\b/, 'packages come when a cell imports them'],
  [/^%+(?:time|timeit|prun)\b/, 'every cell shows how long it took'],
  [/^%+capture\b/, 'what a cell shows can be hidden by its own switch'],
  [/^%+(?:load_ext|reload_ext|autoreload)\b/, 'no extensions of IPython here'],
  [/^!|^%+(?:bash|sh|script|cd|ls|pwd|env|set_env|run|system|sx|mkdir|rm|cat)\b/, 'there is no shell in a page'],
  [
    /^%+(?:who|whos|reset|history|hist|precision|xmode|debug|pdb|lsmagic|magic|store|memit|mprun|lprun|load|save|notebook|tb|alias|macro|doctest_mode|colors|gui|automagic|dhist|dirs|pushd|popd|pinfo|pycat|psearch|quickref|rehashx|rerun|recall|sc|unload_ext|logstart|logstop|aimport|view|snakeviz|watermark|notify|widgets?)\b/,
    'commands with % are of IPython',
  ],
  [/^\?{1,2}[\w.]+$|^[\w.]+\?{1,2}$/, 'help(name) tells what a name is'],
];

/** Python for Jupyter with its magics, shell lines and questions as comments that say why; `%time x` keeps `x`. */
export function commentMagics(source: string): string {
  return outsideStrings(source, (line) => {
    const before = present(
      /^\s*(?:(?:if|elif|else|for|while|with|try|except|finally)\b[^'"#!%]*:\s*(?=[!%]))?/.exec(line),
    )[0];
    const command = line.slice(before.length).trim();
    const timed = /^%{1,2}(?:time|timeit)\s+(?!-)(\S.*)$/.exec(command)?.[1];
    if (timed && !command.startsWith('%%')) return `${before}${timed}`;
    const reason = REASONS.find(([pattern]) => pattern.test(command))?.[1];
    if (reason === undefined) return line;
    // It may be all that a block holds, and Python wants something in a block.
    return `${before}${before === '' ? '' : STAND_IN}${MARK}${command} · ${reason}`;
  });
}

/** The source with the comments that `commentMagics` made turned back. */
export function uncommentMagics(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^([^#]*?)(?:pass {2})?#jupyter (.*) · [^·]*$/, '$1$2'))
    .join('\n');
}

function outsideStrings(source: string, change: (line: string) => string): string {
  let inside = '';
  return source
    .split('\n')
    .map((line) => {
      const changed = inside ? line : change(line);
      const comment = changed.indexOf(MARK);
      for (const [quotes] of (comment < 0 ? changed : changed.slice(0, comment)).matchAll(/"""|'''/g))
        inside = inside === '' ? quotes : inside === quotes ? '' : inside;
      return changed;
    })
    .join('\n');
}
