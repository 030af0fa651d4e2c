import { html, svg } from 'htl';
import { PART } from '../../../workers/wire/partPath.ts';
import type { PageBuiltin } from '../../parse/builtinNames.ts';
import { observe } from '../observe.ts';
import type { SiteParts } from '../siteParts.ts';
import { input } from './input.ts';
import type * as InputsPart from './inputs.ts';
import { plot } from './plotBuiltin.ts';
import { sky } from './skyBuiltin.ts';

/** Makes the value of a builtin name when a cell needs it; a promise is awaited before the cell runs. */
export type Builtin = () => unknown;

/** The builtins of JavaScript cells that need no view. */
export function pageBuiltins(parts: Pick<SiteParts, 'module'>): Readonly<Record<PageBuiltin, Builtin>> {
  return {
    Generators: () => ({ input, observe }),
    // Loaded at first need: most notebooks have no inputs of JavaScript.
    Inputs: async () => ((await parts.module(PART.inputs)) as typeof InputsPart).Inputs,
    html: () => html,
    htl: () => ({ html, svg }),
    plot: () => plot,
    sky: () => sky,
    svg: () => svg,
  };
}
