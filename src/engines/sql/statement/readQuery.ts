import { mocAddresses, rewriteMocs } from '../../../catalogue/adql/inMoc.ts';
import { rewriteGeometry } from '../../../catalogue/adql/rewriteGeometry.ts';
import { parseTree } from '../../../catalogue/split/treeText.ts';
import type { Serialized, Statement } from '../../../catalogue/split/tree.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import { absolute } from '../bytes/localAddress.ts';
import type { Member } from '../pool/member.ts';

/** A SELECT as a tree, in functions that DuckDB has. */
export type Query = {
  readonly text: string;
  readonly statement: Statement;
  /** Nothing had to be written anew: the text itself can be run, and places in its errors are places in the cell. */
  readonly isAsWritten: boolean;
};

type Reading = { readonly coordinator: Member; readonly catalogues: Catalogues; readonly siteUrl: string };

/** Reads a SELECT, its geometry and its MOCs; `undefined` for a text that has no syntax tree. */
export async function readQuery(
  text: string,
  { coordinator, catalogues, siteUrl }: Reading,
): Promise<Query | undefined> {
  const serialized = parseTree(await coordinator.serialize(text)) as Serialized;
  if (serialized.error) return undefined;
  const [written, ...others] = serialized.statements;
  if (!written || others.length > 0) return undefined;
  const placed = rewriteGeometry(written);
  const mocs = mocAddresses(placed).map(
    async (address) => [address, await catalogues.whole(absolute(address, siteUrl))] as const,
  );
  const statement = rewriteMocs(placed, new Map(await Promise.all(mocs)));
  return { text, statement, isAsWritten: statement === written };
}
