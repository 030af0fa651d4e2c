import { macroNames } from '../pool/macros.ts';
import { itemAt } from '../../../known/itemAt.ts';

/** Of macros, each behind those it calls, those that a text calls and that these call in turn, in the same order. */
export function usedMacros(text: string, macros: readonly string[]): readonly string[] {
  const names = macroNames(macros).map((name) => name.toLowerCase());
  const used = new Set<number>();
  let rest = text.toLowerCase();
  for (let i = macros.length - 1; i >= 0; i--) {
    if (!rest.includes(itemAt(names, i))) continue;
    used.add(i);
    rest += ` ${itemAt(macros, i).toLowerCase()}`;
  }
  return macros.filter((_, i) => used.has(i));
}
