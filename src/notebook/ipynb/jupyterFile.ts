import { LIMITS, overLimit } from '../limits.ts';
import { isNestedDeeper } from '../jsonDepth.ts';
import { renewedCell } from './renewedCell.ts';
import { objectsOf } from './unchecked.ts';
import { recordOf } from '../../known/recordOf.ts';

/** A Jupyter file as it came: nothing in its cells and metadata is checked yet. */
export type JupyterFile = {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly cells: readonly Readonly<Record<string, unknown>>[];
};

/** The Jupyter file (nbformat 4, or 3 in the form of 4) that some JSON is; undefined where it is none. */
export function jupyterFile(json: unknown): JupyterFile | undefined {
  const { cells, worksheets, metadata } = recordOf(json);
  if (Array.isArray(cells)) return { metadata: recordOf(metadata), cells: objectsOf(cells) };
  if (!Array.isArray(worksheets)) return undefined;
  return {
    metadata: recordOf(metadata),
    cells: objectsOf(worksheets).flatMap((sheet) => objectsOf(sheet.cells).map(renewedCell)),
  };
}

/**
 * The object of JSON that a text is; undefined for any other text. Fails with kind `link` where it is nested too
 * deeply.
 */
export function jsonIn(text: string): unknown {
  const json = text.replace(/^\ufeff/, '');
  if (!/^\s*\{/.test(json)) return undefined;
  if (isNestedDeeper(json, LIMITS.depth)) throw overLimit('depth');
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
