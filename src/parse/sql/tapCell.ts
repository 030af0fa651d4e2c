/** What the first line of a TAP cell says: `-- @tap https://… [async] [maxrec=1000]`. */
export type TapLine = {
  /** The service's base address (IVOA TAP 1.1 §2), without the name of a resource at its end. */
  readonly url: string;
  /** The query runs as a job of the service (IVOA UWS 1.1), without a limit of time that the page must wait. */
  readonly isAsync: boolean;
  /** The most rows wanted; the service's own limit where it is absent. */
  readonly maxRows?: number;
  /** What stands in the line and means nothing. */
  readonly unknown: readonly string[];
};

const FIRST_LINE = /^\s*--[ \t]*@tap[ \t]+(\S+)([^\r\n]*)/i;

/** The address of a TAP service in a first line `-- @tap https://…`: the cell is ADQL for that service. */
export function findTapUrl(text: string): string | undefined {
  return readTapLine(text)?.url;
}

/** The first line of a TAP cell; `undefined` for any other cell. */
export function readTapLine(text: string): TapLine | undefined {
  const [, address, rest = ''] = FIRST_LINE.exec(text) ?? [];
  if (address === undefined) return undefined;
  const words = rest.split(/[\s,]+/).filter(Boolean);
  const limit = words.map((word) => /^maxrec=(\d+)$/i.exec(word)?.[1]).find((digits) => digits !== undefined);
  return {
    url: address.replace(/(?<!\/)\/+$/, '').replace(/\/(sync|async|tables|capabilities)$/, ''),
    isAsync: words.some((word) => /^async$/i.test(word)),
    ...(limit !== undefined && { maxRows: Number(limit) }),
    unknown: words.filter((word) => !/^(async|sync|maxrec=\d+)$/i.test(word)),
  };
}
