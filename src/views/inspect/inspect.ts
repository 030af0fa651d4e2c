import type { Drawn } from '../drawn.ts';
import { make } from '../../dom/make.ts';
import { childCount, childrenOf } from './inspectChildren.ts';
import { summaryOf } from './inspectSummary.ts';
import './inspect.css';
import { countText } from '../../known/countText.ts';

const AT_ONCE = 50;

function line(name: string | undefined, value: unknown): (Node | string)[] {
  const { text, kind } = summaryOf(value);
  const label = name === undefined ? [] : [make('span', { class: 'inspect-name' }, name), ': '];
  return [...label, make('span', { class: `inspect-${kind}` }, text)];
}

function entries(value: object, from: number): HTMLElement[] {
  const shown = childrenOf(value, from, from + AT_ONCE).map(([name, child]) => node(name, child, false));
  const left = childCount(value) - from - AT_ONCE;
  if (left <= 0) return shown;
  const more = make('button', { type: 'button', class: 'inspect-more' }, `${countText(left)} more`);
  more.addEventListener('click', () => more.replaceWith(...entries(value, from + AT_ONCE)));
  return [...shown, more];
}

/** One value on a line; what holds other values opens to show them, read only then. */
function node(name: string | undefined, value: unknown, open: boolean): HTMLElement {
  if (typeof value !== 'object' || value === null || childCount(value) === 0)
    return make('div', { class: 'inspect-line' }, ...line(name, value));
  const details = make('details', { class: 'inspect-branch' }, make('summary', {}, ...line(name, value)));
  let filled = false;
  const fill = () => {
    if (!filled) details.append(make('div', { class: 'inspect-children' }, ...entries(value, 0)));
    filled = true;
  };
  details.addEventListener('toggle', () => details.open && fill());
  if (open) {
    fill();
    details.open = true;
  }
  return details;
}

/** What a value holds, a line each, as far as that is shown at once. */
function partsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || childCount(value) === 0) return [];
  const lines = childrenOf(value, 0, AT_ONCE).map(([name, child]) =>
    name === undefined ? `  ${summaryOf(child).text}` : `  ${name}: ${summaryOf(child).text}`,
  );
  const left = childCount(value) - AT_ONCE;
  return left > 0 ? [...lines, `  … and ${countText(left)} more`] : lines;
}

/** Any JavaScript value as a compact tree that the reader can open. */
export function inspectView(value: unknown): Drawn {
  const holder = typeof value === 'object' && value !== null && childCount(value) <= 5 ? value : undefined;
  const small =
    holder !== undefined && childrenOf(holder, 0, 5).some(([, child]) => typeof child === 'object' && child !== null);
  return {
    element: make('div', { class: 'inspect', 'data-view': 'inspect' }, node(undefined, value, small)),
    dispose: () => undefined,
    kept: () => ({ data: { 'text/plain': [summaryOf(value).text, ...partsOf(value)].join('\n') } }),
  };
}
