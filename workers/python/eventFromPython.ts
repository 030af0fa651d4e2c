import type { RunEvent } from '../wire/runEvent.ts';
import type { Shown } from '../wire/shown.ts';
import type { PythonTable } from './pythonColumn.ts';
import { tableFromPython } from './tableFromPython.ts';

type PythonShown = Omit<Shown, 'tables'> & { readonly tables?: Readonly<Record<string, PythonTable>> };

/** An event as Python's side gives it: tables are still columns. */
export type PythonEvent = Exclude<RunEvent, { kind: 'shown' | 'value' }> | { readonly kind: 'shown'; readonly shown: PythonShown };

/** The event as it crosses to the page. */
export function eventFromPython(event: PythonEvent): RunEvent {
  if (event.kind !== 'shown') return event;
  const { tables, ...shown } = event.shown;
  if (!tables) return { kind: 'shown', shown };
  return { kind: 'shown', shown: { ...shown, tables: Object.fromEntries(Object.entries(tables).map(([key, table]) => [key, tableFromPython(table)])) } };
}
