import { TIME_MACROS_OF_ZONES } from '../../../catalogue/time/timeMacros.ts';
import { macroNames } from '../pool/macros.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/**
 * Of macros, each behind those it calls, those that a text calls and that these call in turn, in the same order, as a
 * DuckDB takes them that has all its extensions.
 */
export function usedMacros(text: string, macros: readonly string[]): readonly string[] {
  const names = macroNames(macros).map((name) => sqlKey(name));
  const used = new Set<number>();
  let rest = sqlKey(text);
  for (let i = macros.length - 1; i >= 0; i--) {
    if (!rest.includes(itemAt(names, i))) continue;
    used.add(i);
    rest += ` ${sqlKey(itemAt(macros, i))}`;
  }
  return macros.flatMap((macro, i) => (used.has(i) ? [TIME_MACROS_OF_ZONES.get(itemAt(names, i)) ?? macro] : []));
}
