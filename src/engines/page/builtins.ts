import { html, svg } from 'htl';
import { input, observe } from './generators.ts';
import { sky } from './skyBuiltin.ts';

/** Makes the value of a builtin name when a cell needs it; a promise is awaited before the cell runs. */
export type Builtin = () => unknown;

/** What JavaScript cells can use without any other cell, beside `display`, `view` and `invalidation`, which belong to a run. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  Generators: () => ({ input, observe }),
  // Loaded at first need: most notebooks have no inputs of JavaScript.
  Inputs: async () => (await import('./inputs.ts')).Inputs,
  html: () => html,
  htl: () => ({ html, svg }),
  sky: () => sky,
  svg: () => svg,
};
