/**
 * What the reader lets a notebook do beyond what its text names. Nothing else hangs on it: no notebook runs in the
 * site's origin.
 */
export type Trust = {
  /** It may ask any host. */
  readonly hosts: boolean;
  /** It is told of the reader's own proxy. */
  readonly proxy: boolean;
  /** It may run code on the reader's own Jupyter server; absent from what was kept before there was such a thing. */
  readonly jupyter?: boolean;
};

export const NO_TRUST: Trust = { hosts: false, proxy: false };
/** Of what the reader began here, and of what comes with the site. */
export const FULL_TRUST: Trust = { hosts: true, proxy: true, jupyter: true };

export function isTrusted({ hosts, proxy, jupyter = false }: Trust): boolean {
  return hosts || proxy || jupyter;
}

/** Whether the first lets a notebook do no more than the second. */
export function isWithin(first: Trust, second: Trust): boolean {
  return (
    (second.hosts || !first.hosts) &&
    (second.proxy || !first.proxy) &&
    (second.jupyter === true || first.jupyter !== true)
  );
}
