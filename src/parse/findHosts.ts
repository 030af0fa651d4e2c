import { bucketAddress } from '../../workers/wire/bucketAddress.ts';
import { itemAt } from '../known/itemAt.ts';

/** An address, looking ahead to where its path begins or to what ends it in every language. */
const AUTHORITY = /\bhttps?:\/\/(?=([^\s"'`<>\\/?#]+))/gi;
/** Addresses of public buckets, which are asked at their hosts of the web. */
const BUCKET = /\b(?:s3a?|gs|gcs|hf):\/\/[\w.-]{1,200}\//gi;
/** Signs of the text around an address that no host holds. */
const AROUND = /[()[\]{}|^,;$&*!~+=]/;

/**
 * Distinct hosts (with port, where one is given) of the http(s) URLs anywhere in a text, comments included, in order;
 * those of buckets (`s3://…`) first.
 */
export function findHosts(text: string): readonly string[] {
  const hosts = new Set<string>();
  for (const [address] of text.matchAll(BUCKET)) {
    const place = URL.parse(bucketAddress(address));
    if (place && place.host !== '') hosts.add(place.host);
  }
  for (const [, authority = ''] of text.matchAll(AUTHORITY)) {
    const at = authority.lastIndexOf('@');
    // Before an @ stands a user's name, unless the address had ended and the @ is the text's.
    const ended = at < 0 || AROUND.test(authority.slice(0, at));
    for (const start of [...(ended ? [authority] : []), ...(at < 0 ? [] : [authority.slice(at + 1)])]) {
      const host = hostAt(start);
      if (host) hosts.add(host);
    }
  }
  return [...hosts];
}

/** A host's name has at most 253 characters (RFC 1035); browsers take long ones apart in more than linear time. */
const MOST_CHARACTERS = 300;

function hostAt(start: string): string | undefined {
  const name = /^\[[\da-f:.]+\](?::\d+)?/i.exec(start)?.[0] ?? itemAt(start.split(AROUND, 1), 0);
  if (name.length > MOST_CHARACTERS) return undefined;
  try {
    return new URL(`http://${name.replace(/(?<![.:])[.:]+$/, '')}`).host;
  } catch {
    return undefined;
  }
}
