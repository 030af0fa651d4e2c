import type { Provenance } from '../../../../workers/wire/provenance.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { originOfProperties } from '../../../catalogue/hats/originOfProperties.ts';
import { isLocal } from '../bytes/localAddress.ts';
import { serviceNameOf } from '../../tap/services.ts';

/** A catalogue, or Parquet files, as where rows come from, now. */
export function catalogueProvenance({ name, url, product, properties }: Catalogue): Provenance {
  return {
    ...fileProvenance(url, product === 'files' ? 'Parquet' : 'HATS'),
    origin: { title: name, ...originOfProperties(properties) },
  };
}

/** A file as where rows come from, now. */
export function fileProvenance(url: string, protocol?: string): Provenance {
  const host = isLocal(url) ? '' : new URL(url).host;
  const service = isLocal(url) ? 'your disk' : host ? serviceNameOf(host) : 'a file';
  return {
    service,
    ...(protocol && { protocol }),
    url,
    retrievedAt: new Date().toISOString(),
    isTruncated: false,
    origin: {},
  };
}
