import type { CellResult, Results } from '../../notebook/results/cellResult.ts';

/** Cells whose texts and tables differ between two runs; pictures, times and where data came from may. */
export function differingCells(before: Results, after: Results): readonly string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => wordsOf(before[id]) !== wordsOf(after[id])).toSorted((a, b) => Number(a) - Number(b));
}

function wordsOf(result: CellResult | undefined): string {
  if (!result) return '';
  const outputs = result.outputs.map((output) => {
    if (output.kind !== 'shown') return output;
    const forms = Object.entries(output.shown.data).filter(([type]) => !/^image\/|html/.test(type));
    return forms.map(([type, form]) => [type, withoutSources(form)]);
  });
  return JSON.stringify([outputs, result.failure?.message]);
}

function withoutSources(form: unknown): unknown {
  return typeof form === 'object' && form !== null ? { ...form, sources: undefined } : form;
}
