import { hrefOf } from './href.ts';
import { pressedLink } from './pressedLink.ts';

/**
 * Follows the links of a confined text that a browser does not follow by itself, to places in this text or another one.
 */
export function followLinks(root: ShadowRoot): void {
  root.addEventListener('click', (event) => {
    const link = pressedLink(event);
    const href = link ? hrefOf(link) : '';
    if (!href.startsWith('#')) return;
    event.preventDefault();
    placeOf(decoded(href.slice(1)), root)?.scrollIntoView();
  });
}

/** The element of an id, or of an old anchor's name: of the text itself, else of the first that has it. */
function placeOf(name: string, own: ShadowRoot): Element | undefined {
  const others = Array.from(document.querySelectorAll('.confined-host'), ({ shadowRoot }) => shadowRoot);
  for (const root of [own, ...others]) {
    const found =
      root?.getElementById(name) ??
      Array.from(root?.querySelectorAll('a[name]') ?? []).find((anchor) => anchor.getAttribute('name') === name);
    if (found) return found;
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
