import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** What became of one test. */
export type Outcome = {
  readonly test: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly why: string;
};

type Told = ({ readonly kind: 'start' } | ({ readonly kind: 'result' } & Omit<Outcome, 'test'>)) & {
  readonly test: string;
};

/**
 * Runs files of tests in a Python of its own. A test that ends Python, or that takes longer than the limit, has failed;
 * those behind it are run in another.
 */
export async function startRun(
  order: Readonly<Record<string, unknown>>,
  limitSeconds: number,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let after = '';
  for (;;) {
    const { told, last, words } = await oneRun({ ...order, after }, limitSeconds);
    outcomes.push(...told);
    if (last === undefined) return outcomes;
    const why = last === '' ? words : `ended Python, or took more than ${limitSeconds} s`;
    outcomes.push({ test: last, outcome: 'failed', why });
    if (last === '' || last === after) return outcomes;
    after = last;
  }
}

/** `last` is the test at which Python ended, empty where it was none; `words` is the last line that it said. */
function oneRun(
  order: Readonly<Record<string, unknown>>,
  limitSeconds: number,
): Promise<{ readonly told: readonly Outcome[]; readonly last: string | undefined; readonly words: string }> {
  const script = resolve(import.meta.dirname, 'runFiles.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: Outcome[] = [];
  let running = '';
  let words = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (/^\s*\w*(Error|Exit)\b/.test(line)) words = line.trim().slice(0, 200);
  });
  let timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const at = line.indexOf('\u001e');
    if (at < 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
    const message: Told = JSON.parse(line.slice(at + 1));
    if (message.kind === 'start') running = message.test;
    else told.push({ test: message.test, outcome: message.outcome, why: message.why });
  });
  return new Promise((done) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ told, last: code === 0 ? undefined : running, words });
    });
  });
}
