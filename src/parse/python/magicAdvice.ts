/** What to do about a line that is for IPython (`%matplotlib inline`, `!pip install …`, `?name`) and not for Python. */
export function magicAdvice(line: string): string {
  const [, advice] = ADVICE.find(([pattern]) => pattern.test(line)) ?? OTHERWISE;
  return advice;
}

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /^%config\s+InlineBackend\.figure_formats?\b/,
    "Write: from matplotlib_inline.backend_inline import set_matplotlib_formats; set_matplotlib_formats('svg')",
  ],
  [/^%+(?:matplotlib|pylab|config)\b/, 'Remove this line: figures show by themselves.'],
  [
    /^[%!]+\s*(?:python3? -m )?(?:pip3?|conda|mamba|micropip|uv)\b/,
    'Remove this line: a package is fetched when a cell imports it.',
  ],
  [/^%+(?:time|timeit|prun)\b/, 'Remove this line: every cell shows how long it took.'],
  [/^%+capture\b/, 'Remove this line: hide what a cell shows with its own switch.'],
  [/^%%(?:html|HTML|markdown|latex|svg)\b/, 'Make this a Markdown cell, and remove this line.'],
  [/^%%(?:javascript|js)\b/, 'Make this a JavaScript cell, and remove this line.'],
  [/^%+sql\b/, 'Make this an SQL cell, and remove this line.'],
  [/^%+(?:load_ext|reload_ext|autoreload)\b/, 'Remove this line: notebooks here need no extensions of IPython.'],
  [
    /^(?:!|%%?(?:bash|sh|script|cd|ls|pwd|env|run)\b)/,
    'Remove this line: a notebook that runs in the browser has no shell.',
  ],
  [/^\?|\?$/, 'Write help(name) to read what a name is.'],
];

const OTHERWISE = [/^/, 'Remove this line: commands that begin with % are for IPython.'] as const;
