import { LINK_PREFIX } from './permalink.ts';

/** What an address asks the shell to show. */
export type Route =
  | { readonly kind: 'home' }
  /** A notebook that comes with the site. */
  | { readonly kind: 'shipped'; readonly name: string }
  /** A notebook in the address itself. */
  | { readonly kind: 'link'; readonly payload: string }
  /** A notebook file at an absolute http(s) URL. */
  | { readonly kind: 'address'; readonly url: string }
  /** One that the reader keeps. */
  | { readonly kind: 'own'; readonly id: string }
  | { readonly kind: 'unknown'; readonly hash: string };

/** Reads an address's fragment, with or without its `#`. */
export function readRoute(hash: string): Route {
  const text = hash.replace(/^#/, '');
  if (text === '') return { kind: 'home' };
  const name = /^cells\/([\w-]+)$/.exec(text)?.[1];
  if (name) return { kind: 'shipped', name };
  if (/^nb\d/.test(text))
    return text.startsWith(LINK_PREFIX) ? { kind: 'link', payload: text } : { kind: 'unknown', hash: text };
  const id = /^mine\/([\w-]+)$/.exec(text)?.[1];
  if (id) return { kind: 'own', id };
  const url = text.startsWith('src=') && absoluteUrl(text.slice('src='.length));
  return url ? { kind: 'address', url } : { kind: 'unknown', hash: text };
}

/** The fragment, with its `#`, that `readRoute` reads as this route. */
export function writeRoute(route: Route): string {
  switch (route.kind) {
    case 'home':
      return '#';
    case 'shipped':
      return `#cells/${route.name}`;
    case 'link':
      return `#${route.payload}`;
    case 'address':
      return `#src=${route.url}`;
    case 'own':
      return `#mine/${route.id}`;
    case 'unknown':
      return `#${route.hash}`;
  }
}

/** The URL as written or percent-encoded; undefined unless it is http or https. */
function absoluteUrl(text: string): string | undefined {
  for (const candidate of [text, decode(text)]) {
    if (candidate && /^https?:\/\//i.test(candidate) && URL.canParse(candidate)) return new URL(candidate).href;
  }
  return undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
