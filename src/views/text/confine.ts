import { make } from '../../dom/make.ts';
import { followLinks } from './followLinks.ts';
import { adoptStyles } from './adoptStyles.ts';
import contentCss from './content.css?inline';
import './confine.css';

/** Nodes of the page itself that stand in a confined text, each list in the `<slot>` of its number. */
export type Places = readonly (readonly Node[])[];

/**
 * Draws sanitised content in a box of its own: its styles, ids and names reach nothing else, and nothing of it shows or
 * takes a press outside the box, whose bounds stand where the content's styles do not reach. The tree within is open.
 */
export function confine(view: string | undefined, content: HTMLElement, places: Places = []): HTMLElement {
  const host = make('div', { class: 'confined-host' });
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, contentCss);
  root.append(content);
  followLinks(root);
  // A form that sends would load the frame anew.
  root.addEventListener('submit', (event) => event.preventDefault());
  host.append(
    ...places.map((nodes, index) => {
      const holder = make('span', { class: 'confined-place', slot: String(index) });
      holder.append(...nodes);
      return holder;
    }),
  );
  return make('div', { class: 'confined', 'data-view': view }, host);
}
