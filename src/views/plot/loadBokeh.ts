import { FOLDER } from '../../../workers/wire/partPath.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import type { BokehNamespace } from './bokehTypes.ts';

type Part = 'api' | 'gl' | 'widgets' | 'tables' | 'mathjax';

const path = (name: string) => `${FOLDER.bokeh}${name}.esm.min.js`;

async function load(
  source: SiteParts,
  name: string,
  needs?: Readonly<Record<string, string>>,
): Promise<{ readonly default: unknown }> {
  try {
    return (await source.module(path(name), needs)) as { readonly default: unknown };
  } catch (cause) {
    throw new NotebookError(
      { kind: 'view', message: 'Bokeh could not be loaded', advice: 'Check the connection and run the cell again.' },
      { cause },
    );
  }
}

/**
 * BokehJS, and the parts asked for, which register themselves with it. The files are as published but for the address
 * at which the parts find the core: Bokeh finds models by class names that a bundler would change. The page keeps one
 * instance of each.
 */
export async function loadBokeh(source: SiteParts, parts: readonly Part[] = []): Promise<BokehNamespace> {
  const bokeh = (await load(source, 'bokeh')).default as BokehNamespace;
  await Promise.all(parts.map((part) => load(source, `bokeh-${part}`, { './bokeh.esm.min.js': path('bokeh') })));
  return bokeh;
}
