import type { Provenance } from '../../../../workers/wire/provenance.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { originOfProperties } from '../../../catalogue/hats/originOfProperties.ts';
import { isLocal } from '../address/localAddress.ts';
import { isOnServer } from '../address/serverAddress.ts';
import { serviceNameOf } from '../../tap/services.ts';

/** A catalogue, or Parquet files, as where rows come from, now. */
export function catalogueProvenance({ name, url, product, properties, mark }: Catalogue): Provenance {
  const version = properties['hats_release_date'] ?? properties['hats_creation_date'] ?? mark;
  return {
    ...fileProvenance(url, product === 'files' ? 'Parquet' : 'HATS'),
    ...(version !== undefined && { version }),
    origin: { title: name, ...originOfProperties(properties) },
  };
}

/** A file as where rows come from, now; `version` is the server's mark of its content. */
export function fileProvenance(url: string, protocol?: string, version?: string): Provenance {
  const host = isLocal(url) || isOnServer(url) ? '' : new URL(url).host;
  const place = isLocal(url) ? 'your disk' : isOnServer(url) ? 'your Jupyter server' : 'a file';
  const service = host ? serviceNameOf(host) : place;
  return {
    service,
    ...(protocol && { protocol }),
    url,
    retrievedAt: new Date().toISOString(),
    ...(version !== undefined && { version }),
    isTruncated: false,
    origin: {},
  };
}
