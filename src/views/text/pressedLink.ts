/**
 * The link of HTML or SVG that a press would follow, within open trees too; none where the press has been taken
 * already.
 */
export function pressedLink(event: Event): Element | undefined {
  if (event.defaultPrevented) return undefined;
  return event
    .composedPath()
    .find(
      (target): target is Element =>
        target instanceof Element && (target.localName === 'a' || target.localName === 'area'),
    );
}
