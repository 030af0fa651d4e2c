import type { PyodideAPI } from 'pyodide';
import type { RunEvent } from '../wire/runEvent.ts';
import { installPackage } from './installPackage.ts';
import { listed } from './listed.ts';
import { normalised, type LockedPackage } from './packageLock.ts';
import type { ReadPackage } from './readPackage.ts';
import { WrongHash } from './wrongHash.ts';
import { itemAt } from '../../src/known/itemAt.ts';

/** Packages that came, names of the others, and why those did not come. */
export type Hosted = {
  readonly loaded: readonly LockedPackage[];
  readonly failed: readonly string[];
  /** Those of `failed` that PyPI may give instead: never where what the host gave was wrong. */
  readonly leftToPypi: readonly string[];
  readonly why?: string;
};

/** Packages of Pyodide that are no projects of PyPI, where anyone may take their names. */
const NOT_ON_PYPI: ReadonlySet<string> = new Set(['pydoc-data', 'cffi-example']);

/** Brings packages of a public host. */
export async function loadHosted(
  pyodide: PyodideAPI,
  packages: readonly LockedPackage[],
  read: Pick<ReadPackage, 'hosted'>,
  emit: (event: RunEvent) => void,
): Promise<Hosted> {
  const { host } = new URL(itemAt(packages, 0).file_name);
  emit({ kind: 'progress', progress: { label: `Loading ${listed(packages.map(({ name }) => name))} from ${host}` } });
  const answers = await Promise.allSettled(packages.map(({ file_name: url, sha256 }) => read.hosted(url, sha256)));
  const loaded: LockedPackage[] = [];
  // Libraries stand behind what needs them, which loads them.
  for (const [index, answer] of [...answers.entries()].reverse()) {
    if (answer.status === 'rejected') continue;
    await installPackage(pyodide, itemAt(packages, index), answer.value);
    loaded.push(itemAt(packages, index));
  }
  if (loaded.length === packages.length) return { loaded, failed: [], leftToPypi: [] };
  const isWrong = (index: number) => reasonOf(answers[index]) instanceof WrongHash;
  const failed = packages.filter((one) => !loaded.includes(one));
  const wrong = packages.filter((_, index) => isWrong(index));
  const away = failed.filter((one) => !wrong.includes(one));
  const said = reasonOf(answers.find((answer, index) => answer.status === 'rejected' && !isWrong(index)));
  const why = [
    ...(wrong.length > 0
      ? [
          `${host} gave for ${namesOf(wrong)} another file than the one whose SHA-256 this site knows: it was not installed, and nothing takes its place. Run the cell again; if it says so again, tell those who run this site.`,
        ]
      : []),
    ...(away.length > 0
      ? [
          `${namesOf(away)} could not be had from ${host}, to which this site leaves ${away.length === 1 ? 'it' : 'them'} (${String(said)}). Check that you are online, then run the cell again.`,
        ]
      : []),
  ].join(' ');
  const leftToPypi = away.filter(
    ({ name, package_type: type }) => type === 'package' && !NOT_ON_PYPI.has(normalised(name)),
  );
  return { loaded, failed: failed.map(nameOf), leftToPypi: leftToPypi.map(nameOf), why };
}

const nameOf = ({ name }: LockedPackage): string => name;
const namesOf = (packages: readonly LockedPackage[]): string => listed(packages.map(nameOf));

function reasonOf(answer: PromiseSettledResult<unknown> | undefined): unknown {
  return answer?.status === 'rejected' ? answer.reason : undefined;
}
