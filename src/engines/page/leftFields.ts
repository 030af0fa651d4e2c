import type { LiveState } from '../../../workers/wire/live.ts';
import { isBox } from './isBox.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a list begins with that says where fields stand; no control's own value is such a list. */
const FIELDS = '\u0000fields';
/** Boxes that choose all rows of a table follow those of the rows. */
const OWN = ':is(input:not([type=file], [type=password], [type=hidden]), select, textarea):not(thead *)';
/** Of more boxes than these only the ticked ones are noted. */
const MOST = 200;

function stateOf(field: Field): string | boolean {
  if (isBox(field)) return field.checked;
  if (!(field instanceof HTMLSelectElement)) return field.value;
  return [...field.options].flatMap(({ selected }, at) => (selected ? [at] : [])).join();
}

/** The fields in a control by what tells them apart: boxes by what they stand for, since tables are sorted. */
function fieldsOf(control: Element): ReadonlyMap<string, Field> {
  const [found, seen] = [new Map<string, Field>(), new Map<string, number>()];
  for (const field of control.querySelectorAll<Field>(OWN)) {
    const kind = isBox(field) ? `${field.type} ${field.value}` : field.type;
    const nth = seen.get(kind) ?? 0;
    seen.set(kind, nth + 1);
    found.set(`${kind} ${nth}`, field);
  }
  return found;
}

/** Where the fields of a control stand whose value is no plain one, as dates, rows and forms; none without fields. */
export function leftFields(control: EventTarget): LiveState | undefined {
  const fields = control instanceof Element ? [...fieldsOf(control)] : [];
  const noted = fields.filter(([, field]) => fields.length <= MOST || !isBox(field) || field.checked);
  return noted.length > 0 ? [FIELDS, ...noted.flatMap(([name, field]) => [name, stateOf(field)])] : undefined;
}

/** Whether something says where fields stand. */
export function isFields(left: LiveState): left is readonly (string | boolean)[] {
  return Array.isArray(left) && left[0] === FIELDS;
}

/** Puts the fields of a control where they stood, as the reader would: the control makes its value of them. */
export function putFields(control: EventTarget, left: readonly (string | boolean)[]): void {
  if (!(control instanceof Element)) return;
  const fields = fieldsOf(control);
  for (let at = 1; at < left.length; at += 2) {
    const [field, state] = [fields.get(String(left[at])), left[at + 1]];
    if (!field || state === undefined || stateOf(field) === state) continue;
    if (isBox(field)) field.click();
    else putState(field, String(state));
    // A press tells of them itself where the box is in a page.
    if (isBox(field) && field.isConnected) continue;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

function putState(field: Field, state: string): void {
  if (!(field instanceof HTMLSelectElement)) field.value = state;
  else {
    const chosen = new Set(state.split(','));
    for (const [at, option] of [...field.options].entries()) option.selected = chosen.has(String(at));
  }
}
