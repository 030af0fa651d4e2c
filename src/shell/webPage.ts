import { isOfWeb } from '../known/isOfWeb.ts';

/** The address of a page of the web; throws for what no tab may be opened on, such as an address that holds code. */
export function webPage(address: string): URL {
  const url = new URL(address);
  if (!isOfWeb(url)) throw new TypeError('A link leads to a page of the web');
  return url;
}
