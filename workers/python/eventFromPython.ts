import type { FromWidgets } from '../wire/commMessage.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import type { Shown } from '../wire/shown.ts';
import type { PythonTable } from './pythonColumn.ts';
import { tableFromPython } from './tableFromPython.ts';

type PythonShown = Omit<Shown, 'tables' | 'data' | 'parts'> & {
  /** Text, or `{json}` that is to be read. */
  readonly data: Readonly<Record<string, string | { readonly json: string }>>;
  readonly tables?: Readonly<Record<string, PythonTable>>;
  readonly parts?: readonly PythonShown[];
};

/** An event as Python's side gives it: tables are still columns, data still JSON text. */
export type PythonEvent =
  | Exclude<RunEvent, { kind: 'shown' | 'update' | 'value' }>
  | { readonly kind: 'shown'; readonly shown: PythonShown; readonly id?: string }
  | { readonly kind: 'update'; readonly shown: PythonShown; readonly id: string };

/** The event as it crosses to the page. */
export function eventFromPython(event: PythonEvent): RunEvent {
  if (event.kind !== 'shown' && event.kind !== 'update') return event;
  return { ...event, shown: shownFromPython(event.shown) };
}

function shownFromPython({ tables = {}, data, parts, ...rest }: PythonShown): Shown {
  return {
    ...rest,
    data: Object.fromEntries(
      Object.entries(data).map(([mime, value]) => [mime, typeof value === 'string' ? value : JSON.parse(value.json)]),
    ),
    tables: Object.fromEntries(Object.entries(tables).map(([key, table]) => [key, tableFromPython(table)])),
    ...(parts && { parts: parts.map(shownFromPython) }),
  };
}

/** What Python tells of its widgets, as it gives it. */
export type WidgetsOfPython =
  | Exclude<FromWidgets, { kind: 'event' }>
  | { readonly kind: 'event'; readonly comm: string; readonly event: PythonEvent };

/** It as it crosses to the page. */
export function widgetsFromPython(told: WidgetsOfPython): FromWidgets {
  return told.kind === 'event' ? { ...told, event: eventFromPython(told.event) } : told;
}
