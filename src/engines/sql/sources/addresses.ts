import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import { absolute, type AddressBase } from '../address/localAddress.ts';
import { serverAddress } from '../address/serverAddress.ts';

/** The address, or addresses, that a call such as `hats('…')` names; relative ones are the site's. */
export function addressesOf(
  { function_name: name = '', children = [] }: Expression,
  base: AddressBase,
): string | readonly string[] {
  const [only] = children;
  const single = only && textOf(only);
  if (single !== undefined) return absolute(single, base);
  const list = only?.function_name === 'list_value' ? (only.children ?? []).map(textOf) : [];
  if (list.length > 0 && list.every((text) => text !== undefined)) return list.map((text) => absolute(text, base));
  throw new NotebookError({
    kind: 'sql',
    message: `${name}() takes an address as a text, or a list of addresses: ${name}('https://…').`,
  });
}

/** Whether a name in FROM is the address of a file. */
export function isAddress(name: string, { isThere = false }: AddressBase): boolean {
  return (isThere && serverAddress(name) !== undefined) || /^(https?|file|local|blob|s3a?|gs|gcs|hf):\/\//i.test(name);
}

/** The text of a constant; `undefined` for other expressions. */
function textOf({ class: kind, value }: Expression): string | undefined {
  return kind === 'CONSTANT' && value?.type.id === 'VARCHAR' && !value.is_null ? String(value.value) : undefined;
}
