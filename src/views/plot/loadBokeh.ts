import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { BokehNamespace } from './bokehTypes.ts';

type Part = 'api' | 'gl' | 'widgets' | 'tables' | 'mathjax';

async function load(url: string): Promise<{ default: unknown }> {
  try {
    return (await import(/* @vite-ignore */ url)) as { default: unknown };
  } catch (cause) {
    throw new NotebookError({ kind: 'view', message: 'Bokeh could not be loaded', advice: 'Check the connection and run the cell again.' }, { cause });
  }
}

/**
 * BokehJS from the site's `vendor/bokeh/`, and the parts asked for, which register themselves with it. The files stay
 * as published, under their own names: they import each other, and Bokeh finds models by class names that a bundler
 * would change. The browser keeps one instance of each.
 */
export async function loadBokeh(siteUrl: string, parts: readonly Part[] = []): Promise<BokehNamespace> {
  const at = (name: string) => new URL(`vendor/bokeh/${name}.esm.min.js`, siteUrl).href;
  const bokeh = (await load(at('bokeh'))).default as BokehNamespace;
  await Promise.all(parts.map((part) => load(at(`bokeh-${part}`))));
  return bokeh;
}
