import { make } from '../../dom/make.ts';

/** What stands behind a place-holder. */
export type Withheld = 'Picture' | 'Video' | 'Sound' | 'Style';

/**
 * A button in the place of something from another host, which it names; pressed, it asks for that host. `alt` says what
 * it shows.
 */
export function placeholder(what: Withheld, host: string, show: (host: string) => void, alt = ''): HTMLElement {
  const about = alt.trim() === '' ? [] : [' ', make('span', { class: 'placeholder-alt' }, alt.trim())];
  const button = make(
    'button',
    { type: 'button', class: 'placeholder', 'data-placeholder': '', 'data-host': host },
    `${what} from ${host}: show`,
    ...about,
  );
  button.addEventListener('click', (event) => {
    // One that stands in a summary or a label must not press that as well.
    event.preventDefault();
    show(host);
  });
  return button;
}

/** What is said in the place of a picture that a notebook names and did not bring along. */
export function absentPicture(alt: string, address: string): HTMLElement {
  return make(
    'span',
    { class: 'placeholder-absent', title: address.slice(0, 500) || undefined },
    `Picture not in this notebook${alt.trim() ? `: ${alt.trim()}` : ''}`,
  );
}
