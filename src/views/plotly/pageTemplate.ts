import { isRecord } from '../../known/isRecord.ts';
import type { PlotColors } from '../plotColors.ts';
import type { PlotlyTree } from './plotlyTypes.ts';

const CLEAR = 'rgba(0,0,0,0)';

/** Plotly's own template (its `pio.templates['plotly']`) in the page's colours. */
export function pageTemplate(template: PlotlyTree, { ink, faint }: PlotColors): PlotlyTree {
  const line = `${faint}40`;
  const colors: ReadonlyMap<unknown, string> = new Map([
    ['#2a3f5f', ink],
    ['#E5ECF6', CLEAR],
    ['white', line],
    ['#EBF0F8', CLEAR],
    ['#C8D4E3', line],
  ]);
  const recolored = (tree: unknown, name = ''): unknown => {
    if (Array.isArray(tree)) return tree.map((item) => recolored(item));
    if (isRecord(tree))
      return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, recolored(value, key)]));
    return tree === 'white' && name.endsWith('bgcolor') ? CLEAR : (colors.get(tree) ?? tree);
  };
  const layout = recolored(template['layout'] ?? {});
  return {
    data: recolored(template['data'] ?? {}),
    layout: {
      ...(isRecord(layout) ? layout : {}),
      paper_bgcolor: CLEAR,
      plot_bgcolor: CLEAR,
      font: { color: ink, family: 'system-ui, sans-serif' },
      modebar: { bgcolor: CLEAR, color: faint, activecolor: ink },
    },
  };
}
