/** An entry of a list in YAML: its fields of one text each, others left out, and how it was written. */
export type YamlEntry = { readonly fields: ReadonlyMap<string, string>; readonly written: string };

/**
 * The entries of the list `key` of a YAML mapping, in the two forms that ECSV headers have: `- {name: a, unit: m}`, and
 * a line for each field. Fields with lists or mappings in them are left out.
 */
export function yamlEntries(lines: readonly string[], key: string): readonly YamlEntry[] {
  const first = lines.findIndex((line) => line.trimEnd() === `${key}:`);
  if (first < 0) return [];
  const entries: string[][] = [];
  for (const line of lines.slice(first + 1)) {
    if (line.startsWith('- ')) entries.push([line.slice(2)]);
    else if (line.startsWith(' ') || line.trim() === '') entries.at(-1)?.push(line);
    else break;
  }
  return entries.map((entry) => {
    const written = entry.join('\n');
    return { written, fields: written.trimStart().startsWith('{') ? flowFields(written) : blockFields(entry) };
  });
}

function blockFields(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let key: string | undefined;
  let value = '';
  const finish = () => {
    if (key !== undefined && !/^[[{!&*|>]/.test(value.trim())) fields.set(key, scalar(value.trim()));
  };
  for (const [i, line] of lines.entries()) {
    const [, found, rest] = /^( {2})?([\w.-]+):(?: (.*))?$/.exec(i === 0 ? `  ${line}` : line)?.slice(1) ?? [];
    if (found === undefined) {
      value += `\n${line}`;
      continue;
    }
    finish();
    key = found;
    value = rest ?? '';
  }
  finish();
  return fields;
}

function flowFields(written: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let at = written.indexOf('{') + 1;
  while (at < written.length && written[at] !== '}') {
    const colon = written.indexOf(':', at);
    if (colon < 0) break;
    const key = written.slice(at, colon).trim();
    const { end, isPlain } = flowEnd(written, colon + 1);
    if (isPlain) fields.set(scalar(key), scalar(written.slice(colon + 1, end).trim()));
    at = end + (written[end] === ',' ? 1 : 0);
  }
  return fields;
}

/** Where a value of a flow mapping ends, and whether it is one text. */
function flowEnd(written: string, from: number): { readonly end: number; readonly isPlain: boolean } {
  let depth = 0;
  let isPlain = true;
  let began = false;
  for (let at = from; at < written.length; at++) {
    const sign = written[at];
    if (!began && (sign === "'" || sign === '"')) {
      at = quoteEnd(written, at);
      began = true;
    } else if (sign === '{' || sign === '[') {
      depth++;
      isPlain = false;
    } else if ((sign === '}' || sign === ']') && depth > 0) depth--;
    else if (sign === '}' && depth === 0) return { end: at, isPlain };
    // A comma within a plain text has no blank after it.
    else if (sign === ',' && depth === 0 && /\s/.test(written[at + 1] ?? ' ')) return { end: at, isPlain };
    began = depth === 0 ? began || !/\s/.test(sign ?? '') : false;
    if (depth > 0 && /[,\s:]/.test(sign ?? '')) began = false;
  }
  return { end: written.length, isPlain };
}

function quoteEnd(written: string, from: number): number {
  const quote = written[from];
  for (let at = from + 1; at < written.length; at++) {
    if (quote === '"' && written[at] === '\\') at++;
    else if (written[at] === quote) {
      if (quote === "'" && written[at + 1] === "'") at++;
      else return at;
    }
  }
  return written.length;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', e: '\u001b' };

/** A text of YAML 1.1 without its quotes; a line's end in it is a blank. */
function scalar(raw: string): string {
  if (raw.startsWith("'")) return folded(raw.slice(1, -1)).replaceAll("''", "'");
  if (!raw.startsWith('"')) return folded(raw);
  return folded(raw.slice(1, -1).replace(/\\\n\s*/g, '')).replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([^]))/gi,
    (_, x?: string, u?: string, long?: string, letter = '') => {
      const code = x ?? u ?? long;
      if (code === undefined) return ESCAPES[letter] ?? letter;
      return parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(code, 16)) : '';
    },
  );
}

function folded(text: string): string {
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? line.trimEnd() : line.trim()))
    .join(' ');
}
