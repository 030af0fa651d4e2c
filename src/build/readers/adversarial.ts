/** A text that is hard on some kind of reader, of about so many characters. */
export type Input = { readonly name: string; readonly make: (length: number) => string };

type Around = { readonly before?: string; readonly after?: string };

/** A part over and over. */
export function many(part: string, { before = '', after = '' }: Around = {}): Input {
  const name = [before && `${shown(before)}, then`, `${shown(part)} over and over`, after && `then ${shown(after)}`]
    .filter(Boolean)
    .join(' ');
  return { name, make: (length) => before + part.repeat(times(length - before.length - after.length, part)) + after };
}

/** Each of these over and over. */
export function eachMany(parts: readonly string[], around: Around = {}): readonly Input[] {
  return parts.map((part) => many(part, around));
}

/** Brackets within brackets, as deep as the length allows. */
export function nested(open: string, close: string, { before = '', after = '' }: Around = {}): Input {
  const name = [
    before && `${shown(before)}, then`,
    `${shown(open)} within ${shown(open)}, all closed by ${shown(close)}`,
  ]
    .filter(Boolean)
    .join(' ');
  return {
    name,
    make: (length) => {
      const depth = times(length - before.length - after.length, open + close);
      return before + open.repeat(depth) + close.repeat(depth) + after;
    },
  };
}

/** Parts that all differ, by a number. */
export function numbered(part: (index: number) => string, { before = '', after = '' }: Around = {}): Input {
  return {
    name: `${before && `${shown(before)}, then `}${shown(part(1))}, ${shown(part(2))} and so on`,
    make: (length) => {
      const parts: string[] = [];
      for (let index = 0, written = before.length + after.length; written < length; index++)
        written += (parts[index] = part(index)).length;
      return before + parts.join('') + after;
    },
  };
}

/** What most readers look for in some way. */
export const PLAIN: readonly Input[] = [
  many('a'),
  many(' ', { before: 'a', after: 'b' }),
  many('\n'),
  many('"'),
  many('\\'),
  many('/', { after: '!' }),
  nested('(', ')'),
];

function times(length: number, part: string): number {
  return Math.max(1, Math.round(length / part.length));
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
