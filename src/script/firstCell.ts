import type { AskedAnswers } from '../engines/sql/asked.ts';
import type { WrittenCell } from '../engines/sql/written/writtenCell.ts';
import type { Cell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import { readTapLine } from '../parse/sql/tapCell.ts';
import { carriedModules } from './carriedModules.ts';
import type { Known } from './codeOf.ts';
import { pipWords } from './pipWords.ts';
import { rawText } from './pythonText.ts';
import { STANDARD_MODULES } from './standardModules.ts';

/** PyPI's names of modules that have another there. */
const NAMED: Readonly<Record<string, string>> = {
  IPython: 'ipython',
  PIL: 'pillow',
  astropy_healpix: 'astropy-healpix',
  attr: 'attrs',
  bs4: 'beautifulsoup4',
  cv2: 'opencv-python',
  dateutil: 'python-dateutil',
  matplotlib_inline: 'matplotlib-inline',
  mpl_toolkits: 'matplotlib',
  pylab: 'matplotlib',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  yaml: 'pyyaml',
};
/** Modules that are ours, or of Python in pages alone. */
const OF_PAGES: ReadonlySet<string> = new Set(['skybook', 'js', 'micropip', 'piplite', 'pyodide', 'pyodide_js']);
/** IPython's way to say that Matplotlib's figures are widgets. */
const WIDGET_FIGURES = /^[ \t]{0,40}%matplotlib[ \t]{1,40}(?:widget|ipympl)\b/m;
const LIBRARY = ['skybook_elsewhere.front', 'skybook._base.page', 'skybook', 'skybook_elsewhere.shown'];
const SHOWN = /^(plot|sky|display|clear_output|ui)$/;
const CONTROLS = 'skybook.ui';

/** What the first cell of a written notebook is made of. */
export type FirstParts = {
  readonly known: Known;
  readonly asked: AskedAnswers;
  readonly analyse: (cell: Cell) => Analysis;
  readonly isScript: boolean;
  /** A cell is a text for IPython. */
  readonly needsShell?: boolean;
};

/**
 * Python that stands before all cells: what is needed of PyPI, and the functions of ours that they use, where they use
 * any.
 */
export function firstCell(
  { cells }: Notebook,
  { known, asked, analyse, isScript, needsShell = false }: FirstParts,
): string {
  const python = cells.filter(({ language }) => language === 'python').map(analyse);
  const sql = cells.filter(({ language }) => language === 'sql');
  const imports = [...new Set(python.flatMap((analysis) => analysis.imports))];
  const isFull = sql.length > 0 || imports.includes('skybook');
  const taken = new Set(python.flatMap(({ needs, builtins = [] }) => [...needs, ...builtins]));
  const shows = [...taken].some((name) => SHOWN.test(name));
  const library = isFull ? LIBRARY : ['skybook_elsewhere.shown'];
  const controls = taken.has('ui') || imports.includes('skybook') ? [CONTROLS] : [];
  const written = sql
    .flatMap(({ id }) => known.written.get(id) ?? [])
    .flatMap((one) => ('cell' in one ? [one.cell] : []));
  const needed = distinctPackages([
    ...python.flatMap(({ requires = [] }) => requires),
    ...(isFull ? ['duckdb>=1.5', 'pyarrow', 'astropy', 'fsspec', 'aiohttp'] : []),
    ...(written.some(placesTables) || Object.keys(asked).length > 0 ? ['astropy-healpix'] : []),
    ...(sql.some(({ text }) => readTapLine(text)) ? ['pyvo'] : []),
    ...imports.filter((name) => !OF_PAGES.has(name) && !STANDARD_MODULES.has(name)).map((name) => NAMED[name] ?? name),
    ...(cells.some(({ language, text }) => language === 'python' && text.includes('to_pandas')) ? ['pandas'] : []),
    ...(cells.some(({ language, text }) => language === 'python' && WIDGET_FIGURES.test(text)) ? ['ipympl'] : []),
    ...(needsShell ? ['ipython'] : []),
  ]);
  const words = needed.flatMap((one) => pipWords(one) ?? []);
  return [
    '# Written by Skybook.' + (needed.length > 0 ? ' It needs of PyPI:' : ''),
    ...(words.length > 0 ? [`#     pip install ${words.join(' ')}`] : []),
    ...(words.length < needed.length ? [UNSAID] : []),
    ...(isScript && isFull ? USAGE : []),
    ...(isFull || shows
      ? [
          '# Here are the functions of Skybook that it uses; its cells follow.',
          carriedModules([...library, ...controls]),
          '',
        ]
      : []),
    ...(isFull ? ['from skybook_elsewhere import front as _skybook'] : []),
    ...(isFull || shows ? ['from skybook_elsewhere.shown import clear_output, display, sky'] : []),
    ...(taken.has('plot') ? ['from skybook_elsewhere.shown import plot'] : []),
    ...(taken.has('ui') ? ['from skybook import ui'] : []),
    ...(Object.keys(asked).length > 0
      ? ['from skybook._base import page as _asked', `_asked.know(${rawText(JSON.stringify(asked))})`]
      : []),
    ...(needsShell ? [SHELL] : []),
    ...(isFull ? [isScript ? '_skybook.use(*_sys.argv[1:3])' : ENGINES] : []),
  ].join('\n');
}

const UNSAID = '# It asks for more by signs that a shell acts on: its cells name that.';
const ENGINES =
  '_skybook.use("threads")  # or "dask", with the address of its scheduler where there is one, or "spark"';
const USAGE = [
  '# Run it as  python FILE  on the cores of this machine,  python FILE dask [ADDRESS]  or  python FILE spark .',
];

/** Cells that are more than Python: with commands of IPython's, or with `await`. */
const SHELL = `from IPython.core.interactiveshell import InteractiveShell as _Shell
from traitlets.config import Config as _Config
_shell = _Shell.instance(config=_Config({"HistoryManager": {"enabled": False}}), user_ns=globals())
def _cell(text):
    """Runs a cell that IPython alone can run."""
    _shell.run_cell(text).raise_error()`;

/** Requirements, of each package the first. */
function distinctPackages(requirements: readonly string[]): readonly string[] {
  const found = new Map<string, string>();
  for (const one of requirements) {
    const [name = one] = /^[\w.-]+/.exec(one) ?? [];
    const key = name.toLowerCase().replaceAll(/[-_.]+/g, '-');
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** Whether rows of a table are placed on the sky. */
function placesTables({ statements }: WrittenCell): boolean {
  return statements.some(({ steps }) =>
    steps.some(
      (step) =>
        step.kind === 'pass' &&
        step.parts.kind === 'match' &&
        (step.parts.left.kind === 'table' || step.parts.right.kind === 'table'),
    ),
  );
}
