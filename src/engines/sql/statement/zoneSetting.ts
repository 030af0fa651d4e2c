import { stringLiteral } from '../../../../workers/wire/quoted.ts';
import type { Failure } from '../../../../workers/wire/failure.ts';
import type { ReadStatement } from './readStatement.ts';

/**
 * Whether a statement sets the time zone: to what the page's is, UTC, or with a failure that says what to write
 * instead.
 */
export function zoneSetting({ tokens, firstWord }: ReadStatement): { readonly failure?: Failure } | undefined {
  if (firstWord !== 'set') return undefined;
  const set = tokens.slice(1).filter(({ text: word }) => !/^(session|local|global)$/i.test(word));
  const words = set.map((token) => token.text.replace(/^['"]|['"]$/g, ''));
  const zone = /^timezone$/i.test(words[0] ?? '') ? words[2] : /^time$/i.test(words[0] ?? '') ? words[2] : undefined;
  if (zone === undefined) return undefined;
  if (/^(etc\/)?(utc|uct|gmt|universal|zulu|greenwich)$/i.test(zone)) return {};
  return {
    failure: {
      kind: 'sql',
      message: `The page’s time zone is UTC, and cannot be set to ${zone}.`,
      advice: `Write t AT TIME ZONE ${stringLiteral(zone)} where a time of that zone is meant.`,
    },
  };
}
