import { expect, test } from 'vitest';
import { Aliases } from './aliases.ts';
import { expandStars } from './expandStars.ts';
import { column, infix, named, select, STAR, baseTable } from './nodes.ts';
import type { Expression, SelectNode } from './tree.ts';
import { wholeReason } from './wholeReason.ts';

test('columns made of each other, each of two of the one before, are refused before they outgrow the page', () => {
  const doubled = (count: number) =>
    Array.from({ length: count }, (_, i) => named(infix('+', column(`a${i}`), column(`a${i}`)), `a${i + 1}`));
  expect(() => new Aliases([named(column('t', 'x'), 'a0'), ...doubled(5)])).not.toThrow();
  expect(() => new Aliases([named(column('t', 'x'), 'a0'), ...doubled(60)])).toThrow(
    'made of each other too many times',
  );
});

test('stars that stand for too many columns are refused', () => {
  const columns = Array.from({ length: 1000 }, (_, i) => ({ name: `c${i}`, meaning: column('t', `c${i}`) }));
  const stars = { star: columns, tables: [] };
  expect(expandStars([STAR, STAR], stars)).toHaveLength(2000);
  expect(() => expandStars(Array<Expression>(1000).fill(STAR), stars)).toThrow('too many times');
});

test('queries within conditions of queries are looked through once each, however deep', () => {
  let node: SelectNode = select([STAR], baseTable('t'));
  const within = (query: SelectNode): Expression => ({
    class: 'SUBQUERY',
    type: 'SUBQUERY',
    alias: '',
    subquery: { node: query, named_param_map: [] },
  });
  for (let depth = 0; depth < 200; depth++)
    node = select([STAR], baseTable('t'), { where: infix('=', column('a'), within(node)) });
  expect(wholeReason(node, () => true)).toBeUndefined();
  const collated = select([{ class: 'COLLATE', type: 'COLLATE', alias: '' }], baseTable('t'));
  let deep: SelectNode = collated;
  for (let depth = 0; depth < 200; depth++)
    deep = select([STAR], baseTable('t'), { where: infix('=', column('a'), within(deep)) });
  expect(wholeReason(deep, () => true)).toBe('it has COLLATE');
});
