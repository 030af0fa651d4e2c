import type { ControlOf } from '../../../workers/wire/control.ts';
import type { Shown } from '../../../workers/wire/shown.ts';
import { itemAt } from '../../known/itemAt.ts';
import { make } from '../../dom/make.ts';
import { plainValue } from './carriedOf.ts';
import { renewParts, type MakePart } from './layoutPart.ts';
import type { Part, PartContext } from './part.ts';

/** Tabs, as ARIA has them: arrows, Home and End move, and what the chosen tab shows is in sight. */
export function tabsPart(first: ControlOf<'tabs'>, shown: Shown, context: PartContext, inner: MakePart): Part {
  let spec = first;
  const parts = spec.items.map((item) => inner(item, shown, context));
  const panels = spec.labels.map((label, at) =>
    make('div', { role: 'tabpanel', 'aria-label': label, tabindex: 0 }, itemAt(parts, at).element),
  );
  const tabs = spec.labels.map((label) => make('button', { type: 'button', role: 'tab' }, label));
  const open = (place: number): void => {
    tabs.forEach((tab, at) => {
      tab.setAttribute('aria-selected', String(at === place));
      tab.tabIndex = at === place ? 0 : -1;
      itemAt(panels, at).hidden = at !== place;
    });
  };
  const stand = (): void => open(Math.max(0, spec.labels.indexOf(String(context.live?.state(spec.id) ?? spec.state))));
  const choose = (place: number, event: Event): void => {
    const label = itemAt(spec.labels, place);
    open(place);
    context.live?.set(spec.id, { state: label, carried: plainValue(label) }, event.isTrusted);
  };
  tabs.forEach((tab, at) => {
    tab.addEventListener('click', (event) => choose(at, event));
    tab.addEventListener('keydown', (event) => {
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const place = (to + tabs.length) % tabs.length;
      choose(place, event);
      itemAt(tabs, place).focus();
    });
  });
  const listen = () => context.live?.listen([spec.id], stand);
  stand();
  let stop = listen();
  return {
    element: make(
      'div',
      { class: 'control-tabs', 'data-control': 'tabs' },
      make('div', { role: 'tablist', 'aria-label': spec.label }, ...tabs),
      ...panels,
    ),
    renew: (item, newShown) => {
      if (
        item.kind !== 'tabs' ||
        JSON.stringify([item.labels, item.label]) !== JSON.stringify([spec.labels, spec.label])
      )
        return false;
      stop?.();
      spec = item;
      renewParts(parts, item.items, newShown, context, inner);
      stand();
      stop = listen();
      return true;
    },
    lines: () => parts.flatMap((part, at) => [itemAt(spec.labels, at), ...part.lines()]),
    dispose: () => {
      stop?.();
      parts.forEach((part) => part.dispose());
    },
  };
}
