import type { PyodideAPI } from 'pyodide';
import type { RunEvent } from '../wire/runEvent.ts';
import { installPackage } from './installPackage.ts';
import { listed } from './listed.ts';
import type { LockedPackage } from './packageLock.ts';
import type { ReadPackage } from './readPackage.ts';
import { itemAt } from '../../src/known/itemAt.ts';

/** Brings packages of a public host: those that came, the names of the others, and why those did not come. */
export async function loadHosted(
  pyodide: PyodideAPI,
  packages: readonly LockedPackage[],
  read: Pick<ReadPackage, 'hosted'>,
  emit: (event: RunEvent) => void,
): Promise<{ readonly loaded: readonly LockedPackage[]; readonly failed: readonly string[]; readonly why?: string }> {
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
  const failed = packages.filter((one) => !loaded.includes(one)).map(({ name }) => name);
  const said = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []));
  if (failed.length === 0) return { loaded, failed };
  const why = `${listed(failed)} could not be had from ${host}, to which this site leaves ${failed.length === 1 ? 'it' : 'them'} (${itemAt(said, 0)}). Check that you are online, then run the cell again.`;
  return { loaded, failed, why };
}
