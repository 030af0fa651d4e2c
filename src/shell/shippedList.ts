import { make } from '../dom/make.ts';

/** What the site's `cells/index.json` says of a shipped notebook. */
export type Shipped = {
  readonly name: string;
  readonly title: string;
  readonly line: string;
  readonly picture?: string;
};

/** The shipped notebooks, each with its line and picture. */
export function shippedList(siteUrl: string): HTMLElement {
  const list = make('ul', { class: 'cards' });
  void fill(list, siteUrl);
  return list;
}

async function fill(list: HTMLElement, siteUrl: string): Promise<void> {
  try {
    const response = await fetch(new URL('cells/index.json', siteUrl));
    const all: readonly Shipped[] = await response.json();
    list.replaceChildren(...all.map((shipped) => card(shipped, siteUrl)));
  } catch {
    list.replaceChildren(make('li', {}, 'The list of notebooks could not be read. Are you offline?'));
  }
}

function card({ name, title, line, picture }: Shipped, siteUrl: string): HTMLElement {
  const image = picture
    ? [
        make('img', {
          src: new URL(`cells/${picture}`, siteUrl).href,
          alt: '',
          loading: 'lazy',
          width: '320',
          height: '180',
        }),
      ]
    : [];
  return make(
    'li',
    {},
    make('a', { href: `#cells/${name}` }, ...image, make('strong', {}, title), make('span', {}, line)),
  );
}
