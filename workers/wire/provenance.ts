/** Where the rows of a table came from: one answer of one service, or one read of a catalogue or a file. */
export type Provenance = {
  /** Its name for people, e.g. `SIMBAD`, or its host. */
  readonly service: string;
  /** How it was asked: `TAP`, `HATS`, `VOTable`, … */
  readonly protocol?: string;
  readonly url: string;
  /** What was asked, in ADQL, SQL or as a request's address. */
  readonly query?: string;
  /** ISO 8601, UTC. */
  readonly retrievedAt: string;
  /** What tells its content from another's: a release, or the server's mark of a file (`ETag`, `Last-Modified`). */
  readonly version?: string;
  /** The address of the job at the service that gave it (IVOA UWS 1.1). */
  readonly job?: string;
  /** Rows that the query gave. */
  readonly rows?: number;
  /** The service had more rows than it gave, by its limit or since it failed before the end. */
  readonly isTruncated: boolean;
  readonly origin: Origin;
};

/** What a service states of the data it gives (IVOA Note Data Origin in the VO 1.1), each as it writes it. */
export type Origin = {
  readonly title?: string;
  readonly ivoid?: string;
  readonly publisher?: string;
  readonly creators?: readonly string[];
  /** What to cite: bibcodes, DOIs, or addresses of advice. */
  readonly citations?: readonly string[];
  /** Pages about the data. */
  readonly references?: readonly string[];
  readonly rights?: string;
  readonly rightsUrl?: string;
  readonly acknowledgement?: string;
  readonly journal?: string;
  /** The date or year of the original publication. */
  readonly publishedAt?: string;
  /** The version of the data, such as a release. */
  readonly version?: string;
  /** When the data were changed last. */
  readonly updatedAt?: string;
  /** What the data were made from. */
  readonly madeFrom?: readonly string[];
  readonly contact?: string;
  readonly software?: string;
};
