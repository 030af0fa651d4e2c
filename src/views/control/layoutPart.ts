import type { ControlItem } from '../../../workers/wire/control.ts';
import type { Shown } from '../../../workers/wire/shown.ts';
import { itemAt } from '../../known/itemAt.ts';
import { make } from '../../dom/make.ts';
import type { Part, PartContext } from './part.ts';

type Layout = Extract<ControlItem, { readonly kind: 'row' | 'column' }>;

/** Makes the part of an item. */
export type MakePart = (item: ControlItem, shown: Shown, context: PartContext) => Part;

/** Things beside or below each other; `inner` makes each. */
export function layoutPart({ kind, items }: Layout, shown: Shown, context: PartContext, inner: MakePart): Part {
  const parts = items.map((item) => inner(item, shown, context));
  const element = make('div', { class: `control-${kind}` }, ...parts.map((part) => part.element));
  return {
    element,
    renew: (item, newShown) => {
      if (item.kind !== kind || item.items.length !== parts.length) return false;
      renewParts(parts, item.items, newShown, context, inner);
      return true;
    },
    lines: () => parts.flatMap((part) => part.lines()),
    dispose: () => parts.forEach((part) => part.dispose()),
  };
}

/** Has each part show its new item, or puts another one in its place. */
export function renewParts(
  parts: Part[],
  items: readonly ControlItem[],
  shown: Shown,
  context: PartContext,
  inner: MakePart,
): void {
  items.forEach((item, at) => {
    const part = itemAt(parts, at);
    if (part.renew(item, shown)) return;
    const next = inner(item, shown, context);
    part.element.replaceWith(next.element);
    part.dispose();
    parts[at] = next;
  });
}
