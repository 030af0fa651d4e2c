import type { ControlSpec } from '../../../workers/wire/control.ts';
import type { Shown } from '../../../workers/wire/shown.ts';
import { checkboxControl, buttonControl, dateControl, textControl } from './simpleControls.ts';
import { multiselectControl, radioControl, selectControl } from './choiceControls.ts';
import { fileControl } from './fileControl.ts';
import type { Handle, Tell } from './handle.ts';
import { numberControl } from './numberControl.ts';
import type { Part, PartContext } from './part.ts';
import { rangeControl } from './rangeControl.ts';
import { sameTable } from './sameTable.ts';
import { sliderControl } from './sliderControl.ts';
import { tableControl } from './tableControl.ts';

/** A control of any kind but tabs. */
export type SingleSpec = Exclude<ControlSpec, { readonly kind: 'tabs' }>;

/** How long what is left of a press or a file counts: no control of a later page stands there by itself. */
const PASSING: ReadonlySet<ControlSpec['kind']> = new Set(['button', 'file']);

/** A control, joined to the value that it owns: it tells what the reader does, and stands where others put it. */
export function controlPart(first: SingleSpec, firstShown: Shown, context: PartContext): Part {
  let [spec, shown] = [first, firstShown];
  const tell: Tell = (state, carried, event) => {
    const stays = (event?.isTrusted ?? true) && !PASSING.has(spec.kind);
    context.live?.set(spec.id, { state, ...(carried && { carried }) }, stays);
  };
  const handle = drawn(spec, shown, tell, context);
  const stand = (): void => handle.put(context.live?.state(spec.id) ?? spec.state);
  const listen = () => context.live?.listen([spec.id], stand);
  stand();
  let stop = listen();
  handle.element.dataset['control'] = spec.kind;
  return {
    element: handle.element,
    renew: (item, newShown) => {
      if (!('id' in item) || item.kind === 'tabs' || !isSame(spec, item)) return false;
      if (
        spec.kind === 'table' &&
        item.kind === 'table' &&
        !sameTable(shown.parts?.[spec.part], newShown.parts?.[item.part])
      )
        return false;
      stop?.();
      [spec, shown] = [item, newShown];
      stand();
      stop = listen();
      return true;
    },
    lines: () => (handle.text() === '' ? [] : [`${spec.label}: ${handle.text()}`]),
    dispose: () => {
      stop?.();
      handle.dispose?.();
    },
  };
}

/** Whether two controls look the same but for where they stand. */
function isSame(one: SingleSpec, other: SingleSpec): boolean {
  const looks = (spec: SingleSpec) => JSON.stringify({ ...spec, id: '', state: '', part: 0 });
  return looks(one) === looks(other);
}

function drawn(spec: SingleSpec, shown: Shown, tell: Tell, { addLocal, linked }: PartContext): Handle {
  switch (spec.kind) {
    case 'slider':
      return sliderControl(spec, tell);
    case 'range':
      return rangeControl(spec, tell);
    case 'number':
      return numberControl(spec, tell);
    case 'select':
      return selectControl(spec, tell);
    case 'radio':
      return radioControl(spec, tell);
    case 'multiselect':
      return multiselectControl(spec, tell);
    case 'text':
      return textControl(spec, tell);
    case 'date':
      return dateControl(spec, tell);
    case 'checkbox':
      return checkboxControl(spec, tell);
    case 'button':
      return buttonControl(spec, tell);
    case 'file':
      return fileControl(spec, tell, addLocal);
    case 'table':
      return tableControl(spec, shown.parts?.[spec.part], tell, linked);
  }
}
