import { median } from '../median.ts';
import type { Rival } from './rivalVisits.ts';
import { FLOOR, FRAMED, type Row } from './rows.ts';
import type { Timed } from './visit.ts';

type Pairs = readonly { readonly cold: Timed; readonly warm: Timed }[];

/** The head of the table: medians, cold / warm. */
export function tableHead(rivals: readonly Rival[]): string {
  const names = [
    'cold / warm',
    'here, s',
    'kB',
    ...[FLOOR, FRAMED, ...rivals.map(({ name }) => name)].flatMap((who) => [`${who}, s`, 'here is × that']),
  ];
  return `| ${names.join(' | ')} |\n|${names.map(() => '---').join('|')}|`;
}

/** A line of it; empty where somebody was not timed. */
export function tableLine({ label }: Row, times: ReadonlyMap<string, Pairs>, rivals: readonly Rival[]): string {
  const here = times.get('site') ?? [];
  const others = [FLOOR, FRAMED, ...rivals.map(({ name }) => name)].flatMap((who) => {
    const pairs = times.get(who);
    return pairs ? [seconds(pairs), both((visit) => (ms(here, visit) / ms(pairs, visit)).toFixed(2))] : ['', ''];
  });
  const kilobytes = both((visit) => (median(here.map((pair) => pair[visit].bytes)) / 1000).toFixed(0));
  return `| ${[label, seconds(here), kilobytes, ...others].join(' | ')} |`;
}

const both = (text: (visit: 'cold' | 'warm') => string) => `${text('cold')} / ${text('warm')}`;
const ms = (pairs: Pairs, visit: 'cold' | 'warm') => median(pairs.map((pair) => pair[visit].ms));
const seconds = (pairs: Pairs) => both((visit) => (ms(pairs, visit) / 1000).toFixed(2));
