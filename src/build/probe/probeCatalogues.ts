import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PublicCatalogue } from '../../../workers/wire/publicCatalogue.ts';
import { PUBLISHED, readPublished } from '../../catalogue/published/readPublished.ts';
import { probeCatalogue } from './probeCatalogue.ts';

/**
 * Asks the servers of all public catalogues in the site's list, or of those whose names hold the first argument, and
 * writes down what they say of themselves, with the day.
 */
const file = resolve(import.meta.dirname, '../../../public', PUBLISHED);
const list = readPublished(readFileSync(file, 'utf8'));
const wanted = (process.argv[2] ?? '').toLowerCase();
const on = new Date().toISOString().slice(0, 10);

const catalogues: PublicCatalogue[] = [];
for (const entry of list.catalogues) {
  const isWanted = entry.name.toLowerCase().includes(wanted);
  const probed = isWanted ? await probeCatalogue(entry, on) : entry;
  catalogues.push(probed);
  if (isWanted) console.log(`${entry.name}: ${toldOf(probed)}`);
}
writeFileSync(file, `${JSON.stringify({ ...list, catalogues }, null, 1)}\n`);

function toldOf({ probe }: PublicCatalogue): string {
  if (!probe) return 'on this site';
  if (probe.failure !== undefined) return `could not be opened: ${probe.failure}`;
  const ranges = probe.givesRanges === false ? ', whole files only' : '';
  return (probe.answersPages ? 'answers pages' : 'does not let pages of other sites read it') + ranges;
}
