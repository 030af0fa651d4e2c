import { itemAt } from '../../../known/itemAt.ts';
import { ODD_COLUMNS } from './oddFiles.ts';

const DIRECTIONS = ['', 'ASC', 'DESC', 'NULLS FIRST', 'DESC NULLS FIRST', 'DESC NULLS LAST'];
const LIMITS = ['1', '3', '10', '10 OFFSET 20', '200', '5000', '10 OFFSET 30715', '0'];
const CONDITIONS = ['', '', '', 'WHERE id % 11 = 3', 'WHERE mixed > 0'];

/** A query for the first rows of `sky`, in one order alone, which is of `ODD_COLUMNS`. */
export function randomTop(random: () => number): string {
  const pick = <T>(values: readonly T[]): T => itemAt(values, Math.floor(random() * values.length));
  const by = pick(Object.keys(ODD_COLUMNS));
  const list = pick([`id, ${by}`, `${by} AS x, id`, '*', `DISTINCT ${by}`, `id, ${by} AS mixed`, 'id']);
  const order = `${by} ${pick(DIRECTIONS)}${list.startsWith('DISTINCT') ? '' : ', id'}`;
  return `SELECT ${list} FROM sky ${pick(CONDITIONS)} ORDER BY ${order} LIMIT ${pick(LIMITS)}`;
}
