import table from '../../../workers/python/skybook/web/services.json' with { type: 'json' };

/**
 * What is known of a service of the field: whether it lets pages of other origins read it, and who else has its data.
 */
export type Service = {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly open: boolean;
  readonly mirrors: readonly { readonly name: string; readonly url: string; readonly data: string }[];
  /** The sentence that it asks users to print. */
  readonly acknowledgement?: string;
  /** What it asks users to cite: bibcodes and DOIs. */
  readonly cite?: readonly string[];
};

/** The day on which the table of services was made, ISO 8601. */
export const SERVICES_CHECKED: string = table.checked;

/** The service that answers at a host. */
export function serviceOf(host: string): Service | undefined {
  return (table.services as readonly Service[]).find(({ hosts }) => hosts.includes(host.toLowerCase()));
}

/** What people call the service at an address's host (with its port, where it has one of its own): `SIMBAD`. */
export function serviceNameOf(host: string): string {
  return serviceOf(host.replace(/:\d+$/, ''))?.name ?? host;
}
