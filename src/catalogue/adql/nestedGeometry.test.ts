import { expect, test } from 'vitest';
import { call, column, double } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { someIn } from '../split/walk.ts';
import { rewriteGeometry } from './rewriteGeometry.ts';

const contains = (ra: Expression): Expression =>
  call('contains', [call('point', [ra, column('dec')]), call('circle', [double(1), double(2), double(3)])]);
const not = (child: Expression): Expression => ({
  class: 'OPERATOR',
  type: 'OPERATOR_NOT',
  alias: '',
  children: [child],
});
const both = (...children: Expression[]): Expression => ({
  class: 'CONJUNCTION',
  type: 'CONJUNCTION_AND',
  alias: '',
  children,
});
const isAdql = (tree: unknown) => someIn(tree, ({ function_name: name }) => name === 'contains' || name === 'point');

/** A condition within conditions, so many times. */
function within(depth: number, innermost: Expression): Expression {
  let tree = innermost;
  for (let i = 0; i < depth; i++) tree = i % 2 === 0 ? not(tree) : both(column('a'), tree);
  return tree;
}

test('geometry is found however deep conditions are nested, in a tree that DuckDB would read', () => {
  const rewritten = rewriteGeometry(within(900, contains(column('ra'))));
  expect(isAdql(rewritten)).toBe(false);
  const mixed = rewriteGeometry(
    within(900, both(within(50, contains(column('ra'))), contains(column('ra')), column('b'))),
  );
  expect(isAdql(mixed)).toBe(false);
});

test('a tree without geometry stays the very same', () => {
  const tree = within(900, column('b'));
  expect(rewriteGeometry(tree)).toBe(tree);
});

test('geometry in the numbers of geometry is written out to some depth, beyond which it ends in a sentence', () => {
  const nested = (depth: number): Expression => (depth === 0 ? column('ra') : contains(nested(depth - 1)));
  expect(isAdql(rewriteGeometry(nested(8)))).toBe(false);
  expect(() => rewriteGeometry(nested(40))).toThrow('nested more than 8 deep');
});
