import type { BokehNamespace } from './bokehTypes.ts';
import { recordOf } from '../../known/recordOf.ts';

function* modelNames(json: unknown): Generator<string> {
  if (typeof json !== 'object' || json === null) return;
  const { type, name } = recordOf(json);
  if (type === 'object' && typeof name === 'string') yield name;
  for (const value of Object.values(json)) yield* modelNames(value);
}

/** Which parts beside its core Bokeh needs for a document's JSON. */
export function bokehParts(bokeh: BokehNamespace, doc: object): readonly ('gl' | 'widgets' | 'tables' | 'mathjax')[] {
  const text = JSON.stringify(doc);
  const unknown = [...new Set(modelNames(doc))].filter((name) => !bokeh.Models.get(name));
  return [
    ...(text.includes('"output_backend":"webgl"') ? (['gl'] as const) : []),
    ...(unknown.length > 0 ? (['widgets', 'tables'] as const) : []),
    // Bokeh reads TeX between these in titles and labels, which it draws by MathJax.
    ...(/"(TeX|MathML|Ascii)"|\$\$|\\\\\[|\\\\\(/.test(text) ? (['mathjax'] as const) : []),
  ];
}
