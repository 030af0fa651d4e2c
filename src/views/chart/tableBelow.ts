import { MIME, type Shown } from '../../../workers/wire/shown.ts';
import type { Drawn } from '../drawn.ts';
import { make } from '../../dom/make.ts';

/** A button that shows and hides the table that comes with a plot; `undefined` where none does. */
export function tableBelow(
  shown: Shown,
  draw: (shown: Shown) => Drawn,
): Pick<Drawn, 'element' | 'dispose'> | undefined {
  if (shown.data[MIME.table] === undefined) return undefined;
  const { [MIME.plot]: _, ...data } = shown.data;
  const button = make('button', { type: 'button', 'aria-expanded': 'false', class: 'chart-table' }, 'Show the table');
  const place = make('div');
  let drawn: Drawn | undefined;
  const close = (): void => {
    drawn?.dispose();
    drawn = undefined;
    place.replaceChildren();
  };
  button.addEventListener('click', () => {
    if (drawn) close();
    else {
      drawn = draw({ ...shown, data });
      place.append(drawn.element);
    }
    button.setAttribute('aria-expanded', String(drawn !== undefined));
    button.textContent = drawn ? 'Hide the table' : 'Show the table';
  });
  return { element: make('div', {}, button, place), dispose: close };
}
