import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import type { CellStatement } from './statements.ts';

/**
 * Whether a statement sets the time zone to what the page's is: UTC. Fails with kind `sql` on another, with what to
 * write instead.
 */
export function isZoneSetting({ text, firstWord }: CellStatement): boolean {
  if (firstWord !== 'set') return false;
  const tokens = readSql(text)
    .tokens.slice(1)
    .filter(({ text: word }) => !/^(session|local|global)$/i.test(word));
  const words = tokens.map((token) => token.text.replace(/^['"]|['"]$/g, ''));
  const zone = /^timezone$/i.test(words[0] ?? '') ? words[2] : /^time$/i.test(words[0] ?? '') ? words[2] : undefined;
  if (zone === undefined) return false;
  if (/^(etc\/)?(utc|uct|gmt|universal|zulu|greenwich)$/i.test(zone)) return true;
  throw new NotebookError({
    kind: 'sql',
    message: `The page’s time zone is UTC, and cannot be set to ${zone}.`,
    advice: `Write t AT TIME ZONE '${zone.replaceAll("'", "''")}' where a time of that zone is meant.`,
  });
}
