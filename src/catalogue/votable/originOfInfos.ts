import type { Origin } from '../../../workers/wire/provenance.ts';
import type { Info } from '../../../workers/tables/votable/info.ts';

/**
 * What the INFO elements of a service's answer state of the data: names of the IVOA Note Data Origin 1.1, and those
 * that DaCHS and Gaia had before it.
 */
export function originOfInfos(infos: readonly Info[], title?: string): Origin {
  const all = (...names: readonly string[]) => {
    const found = infos
      .filter(({ name }) => names.includes(name))
      .map(({ value, text }) => value || text)
      .filter(Boolean);
    return found.length > 0 ? [...new Set(found)] : undefined;
  };
  const first = (...names: readonly string[]) => all(...names)?.[0];
  // DaCHS writes the text of its terms into the element; the value says only of what they are.
  const terms = infos
    .filter(({ name }) => name === 'copyright' || name === 'legal')
    .map(({ value, text }) => text || value)
    .filter(Boolean);
  const origin: Origin = {
    title: title || first('title'),
    ivoid: first('ivoid'),
    publisher: first('publisher'),
    creators: all('creator'),
    citations: all('citation', 'cites'),
    references: all('reference_url', 'referenceurl'),
    rights: first('rights') ?? terms[0],
    rightsUrl: first('rights_uri'),
    acknowledgement: first('acknowledgement'),
    journal: first('journal', 'editor'),
    publishedAt: first('original_date') ?? first('publication_date'),
    version: first('resource_version'),
    updatedAt: first('last_update_date'),
    madeFrom: all('is_derived_from'),
    contact: first('contact'),
    software: first('server_software'),
  };
  return Object.fromEntries(Object.entries(origin).filter(([, value]) => value !== undefined));
}
