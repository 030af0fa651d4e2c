import type { ReadStatement } from './readStatement.ts';

/** The time zone that a statement sets, `UTC` where it is that by any name or is reset; `undefined` for others. */
export function zoneSetting({ tokens, firstWord }: ReadStatement): { readonly zone: string } | undefined {
  if (firstWord !== 'set' && firstWord !== 'reset') return undefined;
  const set = tokens.slice(1).filter(({ text: word }) => !/^(session|local|global)$/i.test(word));
  const words = set.map((token) => token.text.replace(/^['"]|['"]$/g, ''));
  const [first = '', second = '', third] = words;
  if (!/^timezone$/i.test(first) && !(/^time$/i.test(first) && /^zone$/i.test(second))) return undefined;
  const zone = firstWord === 'reset' ? 'UTC' : third;
  if (zone === undefined) return undefined;
  return { zone: /^((etc\/)?(utc|uct|gmt|universal|zulu|greenwich)|default|local)$/i.test(zone) ? 'UTC' : zone };
}
