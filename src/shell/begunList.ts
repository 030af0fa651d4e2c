/** The answer for the list of the site's files, which the page has asked for before its code was there; once. */
export function begunList(): Promise<Response> | undefined {
  const begun = window.skybookList;
  delete window.skybookList;
  return begun;
}
