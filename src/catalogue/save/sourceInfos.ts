import type { Provenance } from '../../../workers/wire/provenance.ts';

/** The INFO by which a saved file keeps a source whole, as JSON. */
export const SOURCE_INFO = 'skybook_source';

/**
 * A table's sources as names and values of INFO elements: those of the IVOA Note Data Origin 1.1, and each source
 * whole.
 */
export function sourceInfos(sources: readonly Provenance[]): readonly (readonly [name: string, value: string])[] {
  return sources.flatMap((source) => {
    const { service, protocol, url, query, retrievedAt, origin } = source;
    const stated: readonly (readonly [string, string | readonly string[] | undefined])[] = [
      ['publisher', origin.publisher ?? service],
      ['ivoid', origin.ivoid],
      ['service_protocol', protocol],
      ['request', url],
      ['query', query],
      ['request_date', retrievedAt],
      ['server_software', origin.software],
      ['contact', origin.contact],
      ['creator', origin.creators],
      ['citation', origin.citations],
      ['journal', origin.journal],
      ['original_date', origin.publishedAt],
      ['resource_version', origin.version],
      ['last_update_date', origin.updatedAt],
      ['reference_url', origin.references],
      ['rights', origin.rights],
      ['rights_uri', origin.rightsUrl],
      ['is_derived_from', origin.madeFrom],
      ['acknowledgement', origin.acknowledgement],
    ];
    const infos = stated.flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one) => [name, one] as const),
    );
    return [...infos, [SOURCE_INFO, JSON.stringify(source)] as const];
  });
}
