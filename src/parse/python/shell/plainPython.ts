import { tokenize } from '../tokenizer.ts';
import type { Token } from '../token.ts';
import { cellCommand } from './cellCommand.ts';
import { lineCommand } from './lineCommand.ts';
import { bareCommand } from './bareCommand.ts';
import { called } from './called.ts';
import { pasted } from './pasted.ts';

/** A cell's text as Python alone: commands for IPython are calls of its shell, in the same lines. */
export type PlainPython = {
  readonly text: string;
  /** Python that a command runs apart, so that its names are read and not bound. */
  readonly inner?: string;
  /** Commands that bind names which cannot be known without running. */
  readonly stars: readonly string[];
};

/** What may make a text more than Python. */
const MAY_HOLD = /[%!?]|^[ \t]*(?:pip3?|conda|mamba) /m;
const INSTALLERS = /^(?:pip3?|conda|mamba)$/;
const BEFORE_COMMAND: ReadonlySet<string> = new Set([':', ';']);

/** Turns IPython's commands (`%magic`, `%%magic`, `!command`, `x = !command`, `name?`) into calls. Never fails. */
export function plainPython(given: string): PlainPython {
  const text = pasted(given);
  const bare = bareCommand(text);
  if (bare !== undefined) return { text: bare, stars: text.trimStart().startsWith('run') ? ['%run'] : [] };
  if (!MAY_HOLD.test(text)) return { text, stars: [] };
  const { tokens } = tokenize(text);
  let made = '';
  let end = 0;
  let inner: string | undefined;
  const stars: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.from < end) continue;
    const found = commandAt(text, token, tokens[index - 1], tokens[index + 1]);
    if (!found) continue;
    made += text.slice(end, found.from);
    const whole = token.kind === 'magic' ? cellCommand(text, found.from) : undefined;
    if (whole) {
      made += whole.python;
      ({ to: end, inner } = whole);
      continue;
    }
    end = lineEnd(text, found.from);
    const command = text.slice(found.from, end);
    const python = found.help ? called('help', [command]) : lineCommand(command, found.assigned, stars);
    made += python + '\n'.repeat(command.split('\n').length - 1);
  }
  return { text: made + text.slice(end), stars, ...(inner !== undefined && { inner }) };
}

type Found = { readonly from: number; readonly assigned?: boolean; readonly help?: boolean };

function commandAt(text: string, token: Token, before?: Token, after?: Token): Found | undefined {
  const { kind, from, to } = token;
  if (kind === 'magic') return { from, help: text[from] === '?' };
  const begins = !before || before.kind === 'newline' || before.kind === 'indent' || before.kind === 'dedent';
  if (begins && kind === 'name' && INSTALLERS.test(token.text) && /^ +\w/.test(text.slice(to, to + 9)))
    return after?.kind === 'name' && after.from > to ? { from } : undefined;
  const char = text[from];
  if (char === '?' && kind === 'wrong') return helpAt(text, from);
  const isCommand =
    (char === '!' && kind === 'wrong') ||
    (kind === 'operator' && token.text === '%' && /^[a-z]/.test(text.slice(to, to + 1)));
  if (!isCommand || before?.kind !== 'operator') return undefined;
  if (before.text === '=') return { from, assigned: true };
  return BEFORE_COMMAND.has(before.text) ? { from } : undefined;
}

/** `name?` and `name??`, which fill their line. */
function helpAt(text: string, at: number): Found | undefined {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - MAX_ASKED);
  const asked = /^[ \t]*(%{0,2}[A-Za-z_*][\w.*]*)\?{1,2}[ \t]*$/.exec(text.slice(from, lineEnd(text, at)));
  return asked ? { from: from + asked[0].search(/\S/), help: true } : undefined;
}

/** The longest name that is asked after. */
const MAX_ASKED = 200;

/** The end of the line at a place, and of those that it goes on in by a backslash. */
function lineEnd(text: string, at: number): number {
  const continued = /(?:[^\n]*\\\r?\n)*[^\r\n]*/y;
  continued.lastIndex = at;
  continued.exec(text);
  return continued.lastIndex;
}
