import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PackageCall } from './callPackage.ts';

type Locked = {
  readonly name: string;
  readonly file_name: string;
  readonly package_type: string;
  readonly imports: readonly string[];
  readonly depends: readonly string[];
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, seconds: { type: 'string', default: '120' } },
});
const text = (path: string) => readFileSync(resolve(import.meta.dirname, path), 'utf8');
const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  text('../../../public/vendor/pyodide/pyodide-lock.json'),
);
const calls: Readonly<Record<string, string>> = JSON.parse(text('distribution.json'));
const wheels = values.from === undefined ? [] : readdirSync(values.from);

/** Compiled packages of the distribution that the site leaves to its public host. */
const left = Object.values(lock.packages).filter(
  ({ name, file_name: file, package_type: type }) =>
    type === 'package' && file.startsWith('https:') && file.includes('wasm32') && isAsked(name),
);

const outcomes = new Map<string, string[]>();
for (const { name, imports, depends } of left) {
  const wheel = wheels.find((file) => plainName(file.split('-')[0] ?? '') === plainName(name));
  const call: PackageCall = {
    ...{ name, imports, needs: depends, call: calls[name] },
    ...(wheel !== undefined && values.from !== undefined && { wheel: resolve(values.from, wheel) }),
  };
  const outcome = outcomeOf(call);
  console.error(`${name}: ${outcome}`);
  outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), name]);
}
for (const [outcome, names] of outcomes) console.log(`- ${outcome}: ${names.length} (${names.join(', ')})`);

function isAsked(name: string): boolean {
  return positionals.length === 0 || positionals.includes(name);
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-').replaceAll('.', '-');
}

/** Each in a Python of its own: one that ends Python leaves the others alone. */
function outcomeOf(call: PackageCall): string {
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', resolve(import.meta.dirname, 'callPackage.ts'), JSON.stringify(call)],
    { encoding: 'utf8', timeout: Number(values.seconds) * 1000, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const told = stdout.split('\n').find((line) => line.startsWith('\u001e'));
  return told?.slice(1) ?? `ended Python, or took more than ${values.seconds} s`;
}
