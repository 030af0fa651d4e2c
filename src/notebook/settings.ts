/** What a reader has set in this browser; what is absent is as it comes. */
export type Settings = {
  /** The address of the reader's own proxy, with `{url}` for the address wanted. Known to trusted notebooks alone. */
  readonly proxy?: string;
  /** Databases at work. */
  readonly sqlWorkers?: number;
  /** The bytes above which a query asks before it fetches them. */
  readonly askAboveBytes?: number;
  /** They have named a Jupyter server in this session. Known to notebooks that may use it alone. */
  readonly hasJupyter?: boolean;
};
