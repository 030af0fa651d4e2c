import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { unzipSync } from 'fflate';
import type { Pinned } from '../assets/lock.ts';
import { findPython } from '../assets/python.ts';
import { fromPypi } from '../assets/pypi.ts';
import { reportSuites } from './reportSuites.ts';
import { startRun, type Outcome } from './startRun.ts';

type Wanted = Pinned & { readonly requirement: string };
type Suites = { readonly packages: Readonly<Record<string, Suite>>; readonly tools: readonly Wanted[] };
type Suite = Wanted & { readonly tests: string; readonly needs: readonly string[] };

const { packages, tools }: Suites = JSON.parse(readFileSync(resolve(import.meta.dirname, 'suites.json'), 'utf8'));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    files: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '120' },
    from: { type: 'string' },
  },
});

const python = await findPython();
const fetched = (one: Wanted) => fromPypi(one.requirement, one, { python, say: (text) => console.error(text) });
const toolPaths = await Promise.all(tools.map(fetched));
for (const name of positionals.length > 0 ? positionals : Object.keys(packages)) {
  const suite = packages[name];
  if (!suite) throw new Error(`There is no suite of ${name}: ${Object.keys(packages).join(', ')}`);
  console.log(reportSuites(name, await outcomesOf(suite)));
}

/** Runs a suite's files a few at a time, each time in a Python of their own. */
async function outcomesOf(suite: Suite): Promise<readonly Outcome[]> {
  const wheel = await fetched(suite);
  const isTest = new RegExp(`^${suite.tests}`);
  const files = namesIn(wheel)
    .filter((name) => /\/test_\w+\.py$/.test(name) && isTest.test(name) && new RegExp(values.only).test(name))
    .toSorted();
  const outcomes: Outcome[] = [];
  const most = Number(values.files);
  for (let i = 0; i < files.length; i += most) {
    const some = files.slice(i, i + most);
    const order = { wheel, tools: toolPaths, needs: suite.needs, files: some, from: values.from };
    const told = await startRun(order, Number(values.seconds));
    outcomes.push(...told);
    console.error(
      `${some[0]} …: ${told.length} tests, ${told.filter((one) => one.outcome === 'failed').length} failed`,
    );
  }
  return outcomes;
}

function namesIn(wheel: string): readonly string[] {
  const names: string[] = [];
  unzipSync(readFileSync(wheel), {
    filter: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  return names;
}
