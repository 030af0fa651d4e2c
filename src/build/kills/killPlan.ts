import { itemAt } from '../../known/itemAt.ts';

/** Which notebook is changed: one's own, a shipped one, one in a link, or one's own in two tabs. */
export type KillNotebook = 'own' | 'shipped' | 'link' | 'two tabs';
/** What is typed into. */
export type KillField = 'text' | 'title' | 'result name';
/** What goes on meanwhile. */
export type KillMoment = 'typing' | 'running' | 'sharing' | 'offline' | 'without workers' | 'after storage was cleared';
/** What dies, or is left. */
export type KillDeath =
  'page crashes' | 'frame dies' | 'page is closed' | 'page is reloaded' | 'home' | 'browser is ended';

/** One kill, drawn at random: the same for the same seed and number. */
export type KillPlan = {
  readonly name: string;
  readonly notebook: KillNotebook;
  readonly field: KillField;
  readonly moment: KillMoment;
  readonly death: KillDeath;
  readonly letters: number;
  /** Between letters, in ms; each ninth time a rest of `longRestMs`. */
  readonly restMs: number;
  readonly longRestMs: number;
};

/** Draws a kill; `below` gives whole numbers below a bound. */
export function killPlan(name: string, below: (bound: number) => number): KillPlan {
  const one = <T>(...choices: readonly T[]): T => itemAt(choices, below(choices.length));
  const notebook = one<KillNotebook>('own', 'own', 'own', 'shipped', 'link', 'two tabs');
  const field = notebook === 'own' ? one<KillField>('text', 'text', 'text', 'text', 'title', 'result name') : 'text';
  const moment =
    notebook === 'own' && field === 'text'
      ? one<KillMoment>('typing', 'running', 'sharing', 'offline', 'without workers', 'after storage was cleared')
      : 'typing';
  const deaths: readonly KillDeath[] = [
    'page crashes',
    'page crashes',
    'page is closed',
    'page is reloaded',
    'home',
    'browser is ended',
  ];
  const death = one(...deaths, ...(notebook === 'two tabs' ? [] : (['frame dies', 'frame dies'] as const)));
  return {
    name,
    notebook,
    field,
    moment,
    death,
    letters: 8 + below(24),
    restMs: one(10, 60, 165, 240),
    longRestMs: one(0, 0, 400, 900),
  };
}

/** A plan in words. */
export function planText({ notebook, field, moment, death, letters, restMs, longRestMs }: KillPlan): string {
  return `${notebook}, ${field}, ${moment}, ${death}, ${letters} letters, one each ${restMs} ms, each ninth after ${restMs + longRestMs} ms`;
}
