const STATEMENT = /(?:^|(?<=[;:]))\s*(?:await\s+)?/g;
/** A call that a line begins with, but of what only shows. */
const CALL = /(?:^|[;:])\s*(?:await\s+)?(?!print\b|display\b|ui\b|plt\b|ax\w*\b|fig\w*\b)[\w.]+\(/;
const DELETION = /(?<![\w.])del\s/;
const ASSIGNMENT = /(?:[-+*/%&|^@]|\*\*|\/\/|<<|>>)?=(?!=)/y;
const MEMBER = /\s*\.\s*\w+/y;
const BLANKS = /\s*/y;

/**
 * Whether a cell's text looks as if it changed a value of another cell in place: assigns to a part of it, deletes one,
 * or calls one of its methods, or a function with it, for no value. A guess, for what to run again; what is read where
 * does not depend on it.
 */
export function mayChange(text: string, name: string): boolean {
  const named = new RegExp(String.raw`(?<![\w.])${name.replaceAll('$', '\\$&')}(?!\w)`, 'g');
  // A line that begins with a dot goes on with the one above.
  const lines = text.replace(/\s+/g, (gap, at: number) => (text[at + gap.length] === '.' ? ' ' : gap)).split('\n');
  return lines.some((line) =>
    lineMayChange(
      line,
      [...line.matchAll(named)].map(({ index }) => index),
      name.length,
    ),
  );
}

function lineMayChange(line: string, places: readonly number[], length: number): boolean {
  if (places.length === 0) return false;
  const closing = closingBrackets(line);
  const equals = nextEquals(line);
  const begins = new Set(Array.from(line.matchAll(STATEMENT), ({ 0: { length: before }, index }) => index + before));
  const called = CALL.exec(line);
  const given = called ? called.index + called[0].length : Infinity;
  const deleted = DELETION.exec(line)?.index ?? Infinity;
  return places.some((at) => {
    const after = pastBlanks(line, at + length);
    if (at >= given && /[,)]/.test(line[after] ?? '')) return true;
    const parts = pastParts(line, at + length, closing);
    if (parts === at + length) return false;
    const end = pastBlanks(line, parts);
    if (at > deleted || (line[end] === '(' && begins.has(at)) || matchEnd(ASSIGNMENT, line, end) >= 0) return true;
    return line[end] === ',' && equals[end]! >= 0 && line[equals[end]! + 1] !== '=';
  });
}

/** Behind the items and members that are named of a value. */
function pastParts(line: string, from: number, closing: ReadonlyMap<number, number>): number {
  for (let at = from; ;) {
    const bracket = closing.get(pastBlanks(line, at));
    const next = bracket === undefined ? matchEnd(MEMBER, line, at) : bracket + 1;
    if (next < 0) return at;
    at = next;
  }
}

const pastBlanks = (line: string, from: number): number => matchEnd(BLANKS, line, from);

/** Where a pattern ends that begins at a place; -1 where it does not. */
function matchEnd(pattern: RegExp, line: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(line) ? pattern.lastIndex : -1;
}

/** Of each square bracket that is closed, where. */
function closingBrackets(line: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closing = new Map<number, number>();
  for (const { 0: sign, index } of line.matchAll(/[[\]]/g)) {
    if (sign === '[') open.push(index);
    else if (open.length > 0) closing.set(open.pop()!, index);
  }
  return closing;
}

/** Of each place, where the next equals sign is; -1 where there is none. */
function nextEquals(line: string): Int32Array {
  const next = new Int32Array(line.length + 1).fill(-1);
  for (let at = line.length - 1; at >= 0; at--) next[at] = line[at] === '=' ? at : next[at + 1]!;
  return next;
}
