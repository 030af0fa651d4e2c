import { MIME } from '../../../workers/wire/shown.ts';
import { inertRows } from '../results/inertRows.ts';
import { imageBase64 } from './imageBase64.ts';
import { isShallow } from './isShallow.ts';
import { joined } from './jupyter.ts';
import { hasNothingToSee } from './hasNothingToSee.ts';

const TEXTS = ['text/html', 'image/svg+xml', 'text/latex', 'text/markdown', 'text/plain'];
const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const JSON_TYPE = 'application/json';
const RUN_IT = 'An interactive figure: run the cell to see it';
const TOO_DEEP = 'A value nested too deep to be shown: run the cell to see it';
const BROKEN = 'An output that is not whole: run the cell to see it';

/** The forms of a mime bundle that do nothing, each checked to be what its type says; words where none is left. */
export function inertData(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const inert = Object.entries(data).flatMap(([type, value]): readonly (readonly [string, unknown])[] => {
    if (TEXTS.includes(type)) return isText(value) ? [[type, joined(value)]] : [];
    if (IMAGES.includes(type)) {
      const base64 = isText(value) ? imageBase64(type, joined(value)) : undefined;
      return base64 === undefined ? [] : [[type, base64]];
    }
    if (type === MIME.rows) {
      const rows = inertRows(value);
      return rows ? [[type, rows]] : [];
    }
    return type === JSON_TYPE && value !== undefined && isShallow(value) ? [[type, value]] : [];
  });
  const isMore = Object.keys(data).some(
    (type) => !TEXTS.includes(type) && !IMAGES.includes(type) && type !== JSON_TYPE && type !== MIME.rows,
  );
  // The HTML beside a figure that scripts draw is the empty place for it.
  const forms = inert.filter(([type, value]) => !(isMore && type === 'text/html' && hasNothingToSee(value as string)));
  if (forms.length > 0) return Object.fromEntries(forms);
  return { 'text/plain': isMore ? RUN_IT : Object.hasOwn(data, JSON_TYPE) ? TOO_DEEP : BROKEN };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((piece) => typeof piece === 'string'));
}
