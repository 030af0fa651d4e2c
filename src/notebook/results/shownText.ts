import { MIME } from '../../../workers/wire/shown.ts';
import type { ShownRows } from '../../../workers/wire/shownRows.ts';
import type { StoredOutput } from '../ipynb/storedOutput.ts';
import type { StoredOutputs } from '../storedOutputs.ts';
import { awaitsPicture } from './awaitingPicture.ts';
import type { CellResult, Results } from './cellResult.ts';
import { inertRows } from './inertRows.ts';

/** What a cell showed, however that was kept. */
export type Showing = Pick<CellResult, 'outputs' | 'failure'>;

/** Of a longer text the beginning is compared. */
const MOST_CHARACTERS = 10_000;

/** What the cells of a notebook showed: in their last run, else when their file was written. */
export function showingsOf(results: Results, stored: StoredOutputs = {}): Readonly<Record<string, Showing>> {
  const kept = Object.entries(stored).map(([id, outputs]): readonly [string, Showing] => [id, { outputs }]);
  return { ...Object.fromEntries(kept), ...results };
}

/** What a cell showed as lines to compare: texts, rows of tables, failures; a picture is there or to come, or not. */
export function shownText({ outputs, failure }: Showing): string {
  const texts = [...outputs.map(outputText), ...(failure ? [`Failed: ${failure.message}`] : [])];
  const text = texts.map((one) => one.trimEnd()).join('\n');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}\n…` : text;
}

/** The pictures that a cell showed, as addresses of their data. */
export function shownPictures({ outputs }: Showing): readonly string[] {
  return outputs.flatMap((output) => {
    if (output.kind !== 'shown') return [];
    const [type, data] = Object.entries(output.shown.data).find(([name]) => name.startsWith('image/')) ?? [];
    if (type === undefined || typeof data !== 'string') return [];
    return [type === 'image/svg+xml' ? `data:${type},${encodeURIComponent(data)}` : `data:${type};base64,${data}`];
  });
}

function outputText(output: StoredOutput): string {
  if (output.kind === 'stream') return output.text;
  if (output.kind === 'error') return `${output.name}: ${output.message}`;
  const { data } = output.shown;
  const rows = inertRows(data[MIME.rows]);
  if (rows) return rowsText(rows);
  if (Object.keys(data).some((type) => type.startsWith('image/')) || awaitsPicture(output.shown)) return '[a picture]';
  for (const type of ['text/markdown', 'text/latex', 'text/plain', 'text/html']) {
    const text = data[type];
    if (typeof text === 'string') return text;
  }
  return JSON.stringify(data);
}

function rowsText({ columns, rows, totalRows, warnings }: ShownRows): string {
  const named = columns.map(({ name, unit }) => (unit ? `${name} [${unit}]` : name)).join('  ');
  return [
    `${totalRows} rows`,
    named,
    ...rows.map((row) => row.map((value) => value ?? '—').join('  ')),
    ...warnings,
  ].join('\n');
}
