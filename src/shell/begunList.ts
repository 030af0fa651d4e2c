/** The answer for the list of the site's files, which the page has asked for before its code was there; once. */
export function begunList(): Promise<Response> | undefined {
  const page = globalThis as typeof globalThis & { skybookList?: Promise<Response> };
  const begun = page.skybookList;
  delete page.skybookList;
  return begun;
}
