import type { ControlItem } from '../../../workers/wire/control.ts';
import { MIME, type Shown } from '../../../workers/wire/shown.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Drawn } from '../drawn.ts';
import { make } from '../../dom/make.ts';
import type { ViewContext } from '../viewContext.ts';
import { controlPart } from './controlPart.ts';
import { layoutPart, type MakePart } from './layoutPart.ts';
import type { Part, PartContext } from './part.ts';
import { tabsPart } from './tabsPart.ts';
import './control.css';

/**
 * Controls and layouts of them. When their cell runs again they stay, as long as they look the same: the reader may be
 * holding one. `draw` draws what is no control.
 */
export function controlView(shown: Shown, context: ViewContext, draw: PartContext['draw']): Drawn {
  const parts: PartContext = { ...context, draw };
  const part = partOf(itemOf(shown), shown, parts);
  return {
    element: make('div', { class: 'controls', 'data-view': 'controls' }, part.element),
    dispose: () => part.dispose(),
    update: (output) =>
      output.kind === 'shown' &&
      output.shown.data[MIME.control] !== undefined &&
      part.renew(itemOf(output.shown), output.shown),
    kept: () => ({ data: { 'text/plain': part.lines().join('\n') } }),
  };
}

/** What Python has told of a control, as it tells all of them. */
function itemOf(shown: Shown): ControlItem {
  const item = shown.data[MIME.control];
  if (!isItem(item)) throw new RangeError('the control is not there');
  return item;
}

function isItem(item: unknown): item is ControlItem {
  return typeof recordOf(item).kind === 'string';
}

const partOf: MakePart = (item, shown, context) => {
  switch (item.kind) {
    case 'row':
    case 'column':
      return layoutPart(item, shown, context, partOf);
    case 'tabs':
      return tabsPart(item, shown, context, partOf);
    case 'part':
      return otherPart(shown.parts?.[item.part], context);
    default:
      return controlPart(item, shown, context);
  }
};

function otherPart(shown: Shown | undefined, context: PartContext): Part {
  if (!shown) throw new RangeError('a part of the layout is not there');
  const drawn = context.draw(shown, context);
  const text = String(shown.data['text/plain'] ?? '');
  return {
    element: drawn.element,
    renew: (item, newShown) =>
      item.kind === 'part' &&
      newShown.parts?.[item.part] !== undefined &&
      JSON.stringify(newShown.parts[item.part]?.data) === JSON.stringify(shown.data) &&
      Object.keys(shown.data).every((type) => type.startsWith('text/')),
    lines: () => (text === '' ? [] : [text]),
    dispose: () => drawn.dispose(),
  };
}
