import { readSql } from './readSql.ts';

/** Whether a cell's one statement asks about a query or a table, which is answered from schemas and footers alone. */
export function asksAbout(text: string): boolean {
  const { tokens } = readSql(text);
  const end = tokens.findIndex((token) => token.text === ';');
  const isOne = end < 0 || end === tokens.length - 1;
  return isOne && /^(?:explain|describe|desc)$/i.test(tokens[0]?.text ?? '');
}
