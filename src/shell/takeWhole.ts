import { writeRoute } from '../notebook/route.ts';
import type { StoredOutputs } from '../notebook/storedOutputs.ts';
import { keysOfShelves } from './filesShelf.ts';
import type { KeeperSchema, KeeperTransaction } from './keeperDatabase.ts';
import { keysUnder } from './keysUnder.ts';
import type { Kept } from './kept.ts';
import { renewed } from './renewed.ts';
import type { StoredResults } from './results/storedResults.ts';
import type { Version } from './versions/version.ts';
import { lastOf } from '../known/lastOf.ts';

/** All that was kept of a notebook, so that a deletion can be taken back. */
export type Deleted = {
  readonly kept: Kept;
  readonly stored?: StoredOutputs;
  readonly controls?: string;
  readonly results?: StoredResults;
  readonly versions: readonly Version[];
  readonly files: readonly KeeperSchema['files']['value'][];
};

/** Reads and deletes all that belongs to a notebook. */
export async function takeWhole(transaction: KeeperTransaction, id: string): Promise<Deleted | undefined> {
  const [notebooks, outputs, controls, versions, results, files] = [
    transaction.objectStore('notebooks'),
    transaction.objectStore('outputs'),
    transaction.objectStore('controls'),
    transaction.objectStore('versions'),
    transaction.objectStore('results'),
    transaction.objectStore('files'),
  ];
  const [kept, shown, left, was, ran, wrote] = await Promise.all([
    notebooks.get(id),
    outputs.get(id),
    controls.get(addressOf(id)),
    versions.getAll(keysUnder(id)),
    results.getAll(keysUnder(addressOf(id))),
    files.getAll(keysOfShelves(addressOf(id))),
  ]);
  await Promise.all([
    notebooks.delete(id),
    outputs.delete(id),
    controls.delete(addressOf(id)),
    versions.delete(keysUnder(id)),
    results.delete(keysUnder(addressOf(id))),
    files.delete(keysOfShelves(addressOf(id))),
    transaction.done,
  ]);
  return (
    kept && {
      kept: renewed(kept),
      ...(shown && { stored: shown.stored }),
      ...(left && { controls: left.controls }),
      ...(ran.length > 0 && { results: lastOf(ran) }),
      versions: was,
      files: wrote,
    }
  );
}

/** The fragment that shows a notebook of the reader's. */
export function addressOf(id: string): string {
  return writeRoute({ kind: 'own', id });
}
