/**
 * Whether a browser, by what it calls itself, runs a notebook's frame in the process of the page around it, so that a
 * loop there stops both. Chromium on desks gives sandboxed frames one of their own.
 */
export function sharesThread(userAgent: string): boolean {
  return !/Chrom(?:e|ium)\//.test(userAgent) || /\bAndroid\b/.test(userAgent);
}
