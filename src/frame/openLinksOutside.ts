/** Gives presses on links of the web to `open`, where the frame may open no window by itself. */
export function openLinksOutside(open: (url: string) => void): void {
  const follow = (event: MouseEvent): void => {
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.href !== '');
    if (!link || event.defaultPrevented || event.button > 1) return;
    if (link.protocol !== 'https:' && link.protocol !== 'http:') return;
    if (link.hash !== '' && link.href.slice(0, -link.hash.length) === location.href.replace(/#.*$/, '')) return;
    event.preventDefault();
    open(link.href);
  };
  addEventListener('click', follow);
  addEventListener('auxclick', follow);
}
