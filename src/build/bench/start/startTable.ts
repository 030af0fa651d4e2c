import { median } from '../median.ts';
import type { Rival } from './rivalVisits.ts';
import { FLOOR, FRAMED, PACKED, type Row } from './rows.ts';
import type { Pair } from './visitsMade.ts';

type Pairs = readonly Extract<Pair, { cold: unknown }>[];

/** The head of the table: medians, cold / warm. */
export function tableHead(rivals: readonly Rival[]): string {
  const names = ['cold / warm', 'here, s', 'kB', ...others(rivals).flatMap((who) => [`${who}, s`, 'here is × that'])];
  return `| ${names.join(' | ')} |\n|${names.map(() => '---').join('|')}|`;
}

/** A line of it; empty where somebody was not timed, and with how many visits of theirs failed. */
export function tableLine(
  { label }: Row,
  made: ReadonlyMap<string, readonly Pair[]>,
  rivals: readonly Rival[],
): string {
  const here = timed(made.get('site'));
  const beside = others(rivals).flatMap((who) => {
    const pairs = timed(made.get(who));
    const ratio = here.length > 0 && pairs.length > 0;
    return [seconds(made.get(who)), ratio ? both((visit) => (ms(here, visit) / ms(pairs, visit)).toFixed(2)) : ''];
  });
  const kilobytes =
    here.length > 0 ? both((visit) => (median(here.map((pair) => pair[visit].bytes)) / 1000).toFixed(0)) : '';
  return `| ${[label, seconds(made.get('site')), kilobytes, ...beside].join(' | ')} |`;
}

const others = (rivals: readonly Rival[]) => [FLOOR, FRAMED, PACKED, ...rivals.map(({ name }) => name)];
const both = (text: (visit: 'cold' | 'warm') => string) => `${text('cold')} / ${text('warm')}`;
const ms = (pairs: Pairs, visit: 'cold' | 'warm') => median(pairs.map((pair) => pair[visit].ms));
const timed = (made: readonly Pair[] = []): Pairs => made.filter((pair) => 'cold' in pair);

function seconds(made: readonly Pair[] = []): string {
  const pairs = timed(made);
  const failed = made.length - pairs.length;
  const times = pairs.length > 0 ? both((visit) => (ms(pairs, visit) / 1000).toFixed(2)) : '';
  return failed === 0 ? times : `${times} (${failed} of ${made.length} failed)`.trim();
}
