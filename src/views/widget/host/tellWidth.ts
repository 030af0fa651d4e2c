/**
 * Tells what listens for a change of the window's size of each change of an element's width: widgets are drawn before
 * they have a place in the page, and fit themselves to it when the window changes. The result ends it.
 */
export function tellWidth(element: HTMLElement): () => void {
  let widthPx = 0;
  const observer = new ResizeObserver(() => {
    const nowPx = element.clientWidth;
    if (nowPx === 0 || nowPx === widthPx) return;
    widthPx = nowPx;
    window.dispatchEvent(new Event('resize'));
  });
  observer.observe(element);
  return () => observer.disconnect();
}
