import type { Origin } from '../../../workers/wire/provenance.ts';

/** What a catalogue's properties state of its data, in the words that HATS 1.0 takes from HiPS 1.0 §4.4.1. */
export function originOfProperties(p: Readonly<Record<string, string>>): Origin {
  const all = (...keys: readonly string[]) => {
    const found = keys.flatMap((key) => (p[key] ? [p[key]] : []));
    return found.length > 0 ? found : undefined;
  };
  const first = (...keys: readonly string[]) => all(...keys)?.[0];
  const origin: Origin = {
    title: first('obs_title', 'obs_description'),
    ivoid: first('creator_did', 'publisher_did'),
    publisher: first('publisher_id', 'hats_publisher', 'hips_publisher'),
    creators: all('hats_creator', 'hips_creator', 'creator'),
    citations: all('bib_reference'),
    references: all('bib_reference_url', 'obs_description_url', 'obs_ack_url'),
    rights: first('data_rights', 'obs_copyright', 'hats_copyright', 'hips_copyright'),
    rightsUrl: first('obs_copyright_url', 'data_rights_url'),
    acknowledgement: first('obs_ack'),
    publishedAt: first('hats_release_date'),
    madeFrom: all('prov_progenitor'),
    software: first('hats_builder'),
  };
  return Object.fromEntries(Object.entries(origin).filter(([, value]) => value !== undefined));
}
