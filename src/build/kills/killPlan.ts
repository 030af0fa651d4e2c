/**
 * Which notebook is changed: a new one of one's own, a shipped one, one in a link, one from a file: of a few cells, of
 * many, or with large outputs.
 */
export type KillNotebook = 'new' | 'shipped' | 'link' | 'file' | 'long file' | 'large file';
/** What is changed: by typing; by gestures on cells, as moves and languages; by a control that a cell shows. */
export type KillField = 'text' | 'title' | 'result name' | 'cells' | 'control';
export type KillLanguage = 'python' | 'sql' | 'javascript' | 'markdown';
/** What goes on meanwhile. */
export type KillMoment = 'typing' | 'running' | 'sharing before' | 'sharing between' | 'opening';
/** What dies in a tab that lives on. */
export type PartDeath =
  | 'Python is ended'
  | 'SQL is ended'
  | 'the network goes'
  | 'storage is cleared'
  | 'storage is full'
  | 'storage is denied'
  | 'frame dies'
  | 'frame hangs';
/** What ends a tab, or leaves it. */
export type TabDeath = 'page crashes' | 'page is closed' | 'page is reloaded' | 'home' | 'browser is ended';

/** One kill, drawn at random: the same for the same seed and number. */
export type KillPlan = {
  readonly name: string;
  readonly notebook: KillNotebook;
  readonly tabs: 1 | 2;
  readonly field: KillField;
  readonly language: KillLanguage;
  readonly moment: KillMoment;
  /** Dies when half of it is typed. */
  readonly part: PartDeath | undefined;
  readonly death: TabDeath;
  /** How many changes are made after the first. */
  readonly changes: number;
  /** Between changes, in ms; each ninth time a rest of `longRestMs`. */
  readonly restMs: number;
  readonly longRestMs: number;
  /** The tab is left so long after its notebook began to open anew, in ms. */
  readonly openingMs: number;
};

/** Notebooks that are made of cells to run, of all languages. */
export const HAVE_CELLS: ReadonlySet<KillNotebook> = new Set(['link', 'file', 'long file']);

const OFTEN: readonly KillNotebook[] = ['new', 'link', 'file'];
const STORAGE: readonly PartDeath[] = ['storage is cleared', 'storage is full', 'storage is denied'];

/** Draws a kill; `below` gives whole numbers below a bound. */
export function killPlan(name: string, below: (bound: number) => number): KillPlan {
  const one = <T>(...choices: readonly T[]): T => choices[below(choices.length)]!;
  const notebook = one<KillNotebook>(...OFTEN, ...OFTEN, 'shipped', 'long file', 'large file');
  const hasCells = HAVE_CELLS.has(notebook);
  const tabs = below(5) === 0 ? 2 : 1;
  const field =
    tabs === 2
      ? 'text'
      : one<KillField>(
          'text',
          'text',
          'text',
          'title',
          'result name',
          'cells',
          ...(hasCells ? ['control' as const] : []),
        );
  const language =
    field === 'result name' ? 'sql' : one<KillLanguage>('python', 'python', 'sql', 'javascript', 'markdown');
  const parts: readonly PartDeath[] = [
    'frame dies',
    ...STORAGE,
    ...(notebook === 'new' && field !== 'cells' ? (['Python is ended', 'SQL is ended'] as const) : []),
    ...(hasCells ? (['Python is ended', 'SQL is ended', 'the network goes', 'frame hangs'] as const) : []),
  ];
  const part = tabs === 1 && below(2) === 0 ? one(...parts) : undefined;
  const moment = one<KillMoment>('typing', 'typing', 'running', 'sharing before', 'sharing between', 'opening');
  return {
    name,
    notebook,
    tabs,
    field,
    language,
    moment: part === 'Python is ended' || part === 'SQL is ended' ? 'running' : moment,
    part,
    death: one<TabDeath>(
      'page crashes',
      'page crashes',
      'page is closed',
      'page is reloaded',
      'home',
      'browser is ended',
    ),
    changes: 6 + below(field === 'text' || field === 'title' ? 22 : 8),
    restMs: one(10, 60, 165, 240),
    longRestMs: one(0, 0, 400, 900),
    openingMs: below(1500),
  };
}

/** A plan in words. */
export function planText(plan: KillPlan): string {
  const { notebook, tabs, field, language, moment, part, death, changes, restMs, longRestMs, openingMs } = plan;
  return [
    `${notebook} in ${tabs === 1 ? 'one tab' : 'two tabs'}`,
    `${field} (${language})`,
    moment === 'opening' ? `opening for ${openingMs} ms` : moment,
    ...(part === undefined ? [] : [part]),
    death,
    `${changes} changes, one each ${restMs} ms, each ninth after ${restMs + longRestMs} ms`,
  ].join(', ');
}
