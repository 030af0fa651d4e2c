import { parseModule } from '../moduleParser.ts';
import { tokenize } from '../tokenizer.ts';
import { called } from './called.ts';

/** What runs the rest of its line as Python. */
const TIMING = /^%{1,2}(time|prun|memit|mprun|lprun|snakeviz)[ \t]+(?!-)([^]*)$/;
/** Words with which a statement begins that cannot stand in the line of another. */
const BLOCKS = /^(?:async|class|def|for|if|try|while|with|@)/;
const PYLAB =
  'import numpy, matplotlib; import numpy as np; import matplotlib.pyplot as plt; from matplotlib import pylab, mlab, pyplot; from pylab import *';

/**
 * A line for IPython as Python; `assigned` is one whose value is taken. What it binds that cannot be known is added to
 * `stars`.
 */
export function lineCommand(command: string, assigned: boolean | undefined, stars: string[]): string {
  if (command.startsWith('!')) {
    const isCaptured = assigned || command.startsWith('!!');
    return called(isCaptured ? 'getoutput' : 'system', [command.replace(/^!+/, '').trim()]);
  }
  const [, name = '', line = ''] = /^%*(\S+)[ \t]*([^]*)$/.exec(command) ?? [];
  const timed = TIMING.exec(command)?.[2]?.trim();
  if (timed) return timing(timed, Boolean(assigned));
  if (name === 'pylab') return PYLAB;
  if (name === 'run' || name === 'load' || name === 'reset') stars.push(`%${name}`);
  if (name === 'timeit' && !line.startsWith('-') && isExpression(line))
    return `get_ipython().run_line_magic("timeit", ${JSON.stringify(line)}, names=lambda: (${line}))`;
  return called('run_line_magic', [name, line.trim()]);
}

function timing(code: string, assigned: boolean): string {
  if (isExpression(code)) return `get_ipython().timed(lambda: (${code}))`;
  if (assigned || BLOCKS.test(code)) return called('run_line_magic', ['time', code]);
  return `with get_ipython().timing(): ${code}`;
}

/** Whether a text is one expression that a lambda can hold. */
function isExpression(code: string): boolean {
  const { tokens } = tokenize(code);
  if (tokens.some(({ text }) => STAYS_OUT.has(text))) return false;
  const { statements, unreadable } = parseModule(tokens);
  return unreadable === undefined && statements.length === 1 && statements[0]?.kind === 'evaluate';
}

const STAYS_OUT: ReadonlySet<string> = new Set(['await', 'yield', ';', ':=']);
