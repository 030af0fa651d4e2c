/**
 * How a server that makes each file as it is asked for is told which columns and rows to put into it, by the query
 * `columns` and `filters` of a file's address. Such servers give no parts of files, and tell no sizes.
 */
export type Dialect = {
  /** Most columns that may be named, beside the one of HEALPix indices. */
  readonly mostColumns: number;
  /** What stands between two conditions. */
  readonly and: string;
};

/** VizCat of the CDS, as its page told on 3 November 2025. */
const VIZCAT: Dialect = { mostColumns: 8, and: ' && ' };
/** The server of LSDB, as LSDB 0.11 asks it and the server's own sources of 2025 read it. */
const LSDB: Dialect = { mostColumns: Infinity, and: ',' };

/** The dialect of the server at an address; none of one that has its files. */
export function dialectOf(url: string): Dialect | undefined {
  const { hostname, pathname } = URL.parse(url) ?? { hostname: '', pathname: '' };
  if (hostname === 'vizcat.cds.unistra.fr' || /^\/hats:n=\d/.test(pathname)) return VIZCAT;
  return hostname === 'server.data.lsdb.io' ? LSDB : undefined;
}
