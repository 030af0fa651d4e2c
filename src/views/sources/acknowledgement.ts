import type { Provenance } from '../../../workers/wire/provenance.ts';
import { serviceOf } from '../../engines/tap/services.ts';
import { referenceOf } from './reference.ts';
import { dateText, sourceName } from './sourceLine.ts';
import { vizierCatalogues } from './vizierCatalogues.ts';

/**
 * The sources as text for a paper: a sentence for each service and data set, in its own words where it has some, and
 * below them what to cite.
 */
export function acknowledgement(sources: readonly Provenance[]): string {
  const sentences = new Set(sources.flatMap(sentencesOf));
  const references = new Set(
    sources.flatMap((source) => [
      ...(source.origin.citations ?? []).map((citation) => referenceOf(citation).text),
      ...(serviceAt(source.url)?.cite ?? []),
    ]),
  );
  return [...sentences, ...(references.size > 0 ? ['', `References: ${[...references].join('; ')}`] : [])].join('\n');
}

function sentencesOf(source: Provenance): readonly string[] {
  const { origin, url, query, retrievedAt, isTruncated } = source;
  const service = serviceAt(url);
  const catalogues = service?.name.startsWith('VizieR') ? vizierCatalogues(`${query} ${url}`) : [];
  const data =
    catalogues.length > 0
      ? `the VizieR ${catalogues.length === 1 ? 'catalogue' : 'catalogues'} ${catalogues.join(', ')}`
      : (origin.title ?? `data from ${sourceName(source)}`);
  const by = origin.creators ? ` by ${origin.creators.join('; ')}` : '';
  const from = origin.publisher && !data.includes(origin.publisher) ? `, published by ${origin.publisher}` : '';
  const terms = [origin.rights, origin.rightsUrl].filter(Boolean).join(', ');
  const made = `This work used ${data}${by}${from} (${/^(local|file):/.test(url) ? 'a file' : url}, retrieved ${dateText(retrievedAt)}${isTruncated ? ', truncated by the service' : ''}${terms ? `; licence: ${terms}` : ''}).`;
  return [made, ...[origin.acknowledgement, service?.acknowledgement].filter((text) => text !== undefined)];
}

function serviceAt(url: string): ReturnType<typeof serviceOf> {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  // VizieR's other services have hosts of their own.
  return serviceOf(/^(tap)?vizier\./.test(host) ? 'tapvizier.cds.unistra.fr' : host);
}
