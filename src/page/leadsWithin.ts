/** Whether a press is on a link to a place of the page, also of a link within an open tree. */
export function leadsWithin(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (target) =>
        target instanceof Element &&
        /^\s*#/.test(target.getAttribute('href') ?? target.getAttribute('xlink:href') ?? ''),
    );
}
