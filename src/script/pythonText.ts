import { momentOfDate } from '../engines/moment.ts';

/** A text as a Python literal over several lines, read as it stands wherever it can be. */
export function rawText(text: string): string {
  return /"""|\\$|"$|[\0\r]/.test(text) ? JSON.stringify(text) : `r"""${text}"""`;
}

/**
 * Plain data of JavaScript as a Python expression; `undefined` for what has none, as a function, a view or a table.
 */
export function pythonLiteral(value: unknown, depth = 0): string | undefined {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `float("${String(value)}")`;
  if (typeof value !== 'object' || depth > 20) return undefined;
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    const own: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    const items = own.map((item) => pythonLiteral(item, depth + 1));
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  if (value instanceof Date) return momentLiteral(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const entries = Object.entries(value).map(([key, item]) => [JSON.stringify(key), pythonLiteral(item, depth + 1)]);
  return entries.some(([, item]) => item === undefined)
    ? undefined
    : `{${entries.map(([key, item]) => `${key}: ${item}`).join(', ')}}`;
}

/** A moment as the page's Python has it; `undefined` for one that is finer than datetime, or beyond its years. */
function momentLiteral(date: Date): string | undefined {
  const { as, ns } = momentOfDate(date);
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  if (ns !== 0 || !/^(?!0000)\d{4}-/.test(iso)) return undefined;
  if (as === 'date') return `__import__("datetime").date.fromisoformat("${iso.slice(0, 10)}")`;
  const zone = as === 'datetime with zone' ? '+00:00' : '';
  return `__import__("datetime").datetime.fromisoformat("${iso.slice(0, -1)}${zone}")`;
}

/** Lines as a comment of Python. */
export function commented(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => (line.trim() === '' ? '#' : `# ${line}`))
    .join('\n');
}
