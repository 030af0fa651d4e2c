/** Which hosts pictures, styles, fonts and other media of texts may be fetched from, and the way to ask for one. */
export type Pictures = {
  /**
   * Whether what a text shows of this host (`example.org`, `example.org:8080`) may load now. The site's own is never
   * asked about.
   */
  allows(host: string): boolean;
  /** Where the notebook's file lies, as an address that ends with `/`: what texts name without a host is there. */
  readonly folder?: string | undefined;
  /** The reader has pressed the place-holder of something from this host. */
  readonly show: (host: string) => void;
};

/** Nothing of other hosts loads. */
export const NO_PICTURES: Pictures = { allows: () => false, show: () => undefined };
