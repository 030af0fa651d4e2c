import { recordOf } from '../../known/recordOf.ts';
import type { Made, MadeOf, MadeWith } from './made.ts';

const MOST_PARTS = 30;
const MOST_LINES = 100;
const LONGEST = 2000;

/** Parts and their versions as one line: `skybook=0.1.0 numpy=2.4.3`. */
export function writeWith(parts: MadeWith): string {
  return Object.entries(parts)
    .map(([name, version]) => `${name}=${version}`)
    .join(' ');
}

/** The parts in such a line; what is none is left out. */
export function readWith(text: string): MadeWith {
  const pairs = text.slice(0, LONGEST).split(' ').slice(0, MOST_PARTS);
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const at = pair.indexOf('=');
      const [name, version] = [pair.slice(0, at), pair.slice(at + 1)];
      return /^[a-z][\w-]{0,40}$/.test(name) && /^[\w.+-]{1,80}$/.test(version) ? [[name, version] as const] : [];
    }),
  );
}

/** An address and what identifies its content as one line; addresses hold no blank. */
export function writeOf({ url, identity }: MadeOf): string {
  return `${url.replaceAll(' ', '%20')} ${identity}`;
}

/** What such a line says; undefined where it is none. */
function readOf(text: string): MadeOf | undefined {
  const at = text.indexOf(' ');
  return at > 0 && text.length <= LONGEST ? { url: text.slice(0, at), identity: text.slice(at + 1) } : undefined;
}

/** `Made` as lines in a record, for files of JSON. */
export function writeMade({ with: parts, of }: Made): { readonly with: string; readonly of: readonly string[] } {
  return { with: writeWith(parts), of: of.map(writeOf) };
}

/** What such a record says, whatever it is; undefined where it says nothing. */
export function readMade(value: unknown): Made | undefined {
  const { with: parts, of } = recordOf(value);
  const lines: readonly unknown[] = Array.isArray(of) ? of.slice(0, MOST_LINES) : [];
  const made = {
    with: typeof parts === 'string' ? readWith(parts) : {},
    of: lines.flatMap((line) => (typeof line === 'string' ? (readOf(line) ?? []) : [])),
  };
  return Object.keys(made.with).length + made.of.length > 0 ? made : undefined;
}
