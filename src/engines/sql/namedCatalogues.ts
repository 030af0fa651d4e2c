import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { baseTable } from '../../catalogue/split/nodes.ts';
import type { Expression, From } from '../../catalogue/split/tree.ts';
import { replaceIn } from '../../catalogue/split/walk.ts';

/** A place where a query names a catalogue: the table that stands for it there, and the catalogue's absolute addresses. */
export type NamedCatalogue = { readonly table: string; readonly url: string | readonly string[] };

/** A tree with each `hats('…')` in FROM replaced by a table of its own, and the catalogues these are. Addresses are relative to the site. */
export function namedCatalogues<T>(tree: T, siteUrl: string): { readonly tree: T; readonly named: readonly NamedCatalogue[] } {
  const named: NamedCatalogue[] = [];
  const replaced = replaceIn(tree, (part) => {
    const from = part as unknown as From;
    if (from.type !== 'TABLE_FUNCTION' || from.function?.function_name?.toLowerCase() !== 'hats') return undefined;
    const table = `__skybook_scan${named.length}`;
    named.push({ table, url: addressOf(from.function, siteUrl) });
    return { ...baseTable(table, from.alias || 'hats'), sample: from.sample, column_name_alias: from.column_name_alias };
  });
  return { tree: replaced, named };
}

/** The address, or addresses, that a call of `hats` names. */
export function addressOf(hats: Expression, siteUrl: string): string | readonly string[] {
  const [only, ...more] = hats.children ?? [];
  if (only && more.length === 0) {
    const single = textOf(only);
    if (single !== undefined) return new URL(single, siteUrl).href;
    const list = only.function_name === 'list_value' ? only.children!.map(textOf) : [];
    if (list.length > 0 && list.every((text) => text !== undefined)) return list.map((text) => new URL(text, siteUrl).href);
  }
  throw new NotebookError({ kind: 'sql', message: "hats() takes one address as a text: hats('https://…/catalogue') or hats('catalogues/hipparcos')." });
}

function textOf({ class: kind, value }: Expression): string | undefined {
  return kind === 'CONSTANT' && value?.type.id === 'VARCHAR' && !value.is_null ? String(value.value) : undefined;
}
