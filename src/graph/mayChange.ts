const ASSIGNMENT = /(?:[-+*/%&|^@]|\*\*|\/\/|<<|>>)?=(?!=)/y;
const CALL = /[ \t]*(?:await[ \t]+)?(?!print\b|display\b|plt\b|ax\w*\b|fig\w*\b)[\w.]+\(/y;
const AN_ARGUMENT_ENDS = /[ \t]*[,)]/y;
const BEFORE_STATEMENT = /[ \t]*(?:await[ \t]+)?/y;

/**
 * Whether a cell's text looks as if it changed a value of another cell in place: assigns to a part of it, deletes one, or calls one of its
 * methods, or a function with it, for no value. A guess, for what to run again; what is read where does not depend on it.
 */
export function mayChange(text: string, name: string): boolean {
  // A line that begins with a dot goes on with the one above.
  const joined = text.replace(/\s+/g, (blanks, at: number) => (text[at + blanks.length] === '.' ? ' ' : blanks));
  return joined.split('\n').some((line) => line.includes(name) && lineMayChange(line, name));
}

function lineMayChange(line: string, name: string): boolean {
  const closings = closingsOf(line);
  const equals = nextEqualsOf(line);
  const called = firstCall(line);
  const deleted = /(?<![\w.])del\s/.exec(line)?.index ?? Infinity;
  let beginning = behindMatch(BEFORE_STATEMENT, line, 0);
  let seen = 0;
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + name.length)) {
    for (; seen < at; seen++) if (line[seen] === ';' || line[seen] === ':') beginning = behindMatch(BEFORE_STATEMENT, line, seen + 1);
    const end = at + name.length;
    if (/[\w.]/.test(line[at - 1] ?? '') || /\w/.test(line[end] ?? '')) continue;
    if (called < at && matchesAt(AN_ARGUMENT_ENDS, line, end)) return true;
    const behind = behindParts(line, end, closings);
    if (behind === undefined) continue;
    if (deleted < at || (beginning === at && line[behind] === '(') || matchesAt(ASSIGNMENT, line, behind)) return true;
    const equal = line[behind] === ',' ? equals[behind]! : -1;
    if (equal >= 0 && line[equal + 1] !== '=' && !/[<>!:]/.test(line[equal - 1]!)) return true;
  }
  return false;
}

/** Behind the items and attributes that follow a name, and blanks; nothing when none follow. */
function behindParts(line: string, from: number, closings: ReadonlyMap<number, number>): number | undefined {
  const skip = /[ \t]*/y;
  const attribute = /\.[ \t]*\w+/y;
  let at = behindMatch(skip, line, from);
  const first = at;
  for (;;) {
    const item = line[at] === '[' ? closings.get(at) : undefined;
    const next = item === undefined ? behindMatch(attribute, line, at) : item + 1;
    if (next === at) return at === first ? undefined : behindMatch(skip, line, at);
    at = behindMatch(skip, line, next);
  }
}

/** Where each square bracket is closed. */
function closingsOf(line: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '[') open.push(at);
    else if (line[at] === ']' && open.length > 0) closings.set(open.pop()!, at);
  }
  return closings;
}

/** For each place the next `=`, or -1. */
function nextEqualsOf(line: string): Int32Array {
  const next = new Int32Array(line.length + 1).fill(-1);
  for (let at = line.length - 1; at >= 0; at--) next[at] = line[at] === '=' ? at : next[at + 1]!;
  return next;
}

/** Where the first call that begins a statement stands in a line. */
function firstCall(line: string): number {
  if (matchesAt(CALL, line, 0)) return 0;
  for (let at = 0; at < line.length; at++) if ((line[at] === ';' || line[at] === ':') && matchesAt(CALL, line, at + 1)) return at;
  return Infinity;
}

function matchesAt(pattern: RegExp, line: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(line);
}

function behindMatch(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(line) ? pattern.lastIndex : at;
}
