import { expect, it } from 'vitest';
import type { Language } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';
import { linkCells, type Node } from './links.ts';

type Spec = { readonly defines?: readonly string[]; readonly needs?: readonly string[]; readonly stars?: readonly string[]; readonly builtins?: readonly string[]; readonly importedAs?: Readonly<Record<string, string>>; readonly language?: Language };

function link(...specs: readonly Spec[]) {
  const nodes: readonly Node[] = specs.map(({ defines = [], needs = [], stars = [], builtins = [], importedAs = {}, language = 'python' }, index) => {
    const analysis: Analysis = { defines, needs, stars, builtins, importedAs, imports: [], hosts: [] };
    return { id: String(index + 1), language, analysis };
  });
  return [...linkCells(nodes).values()];
}

it('changing a name that another cell owns is an error that names the owner', () => {
  const [owner, changer] = link({ defines: ['x'] }, { defines: ['x'], needs: ['x'] });
  expect(changer!.failure?.message).toBe('x belongs to cell 1 and cannot be changed here');
  expect(owner!.failure?.message).toBe('x is defined more than once: in cells 1, 2');
});

it('changing a name that nobody defines says that it has no value yet', () => {
  expect(link({ defines: ['x'], needs: ['x'] })[0]!.failure?.message).toBe('x is changed before it has a value');
});

it('SQL finds a table whatever the case of its name, Python does not', () => {
  const [, sql, python] = link({ defines: ['Stars'] }, { language: 'sql', needs: ['stars'] }, { needs: ['stars'] });
  expect(sql!.inputs).toEqual(new Map([['stars', 'Stars']]));
  expect(python!.failure).toMatchObject({ message: 'No cell defines stars', advice: 'Did you mean Stars?' });
});

it('two tables whose names differ in case alone are not guessed between', () => {
  const [, , sql] = link({ defines: ['Stars'] }, { defines: ['STARS'] }, { language: 'sql', needs: ['stars'] });
  expect(sql!.failure?.message).toBe('No cell makes a table or value called stars');
});

it('a name that no cell defines is looked for in Python cells that import everything from a module', () => {
  const [, user, sql] = link({ stars: ['astropy.units'] }, { needs: ['kpc'] }, { language: 'sql', needs: ['kpc'] });
  expect([user!.starCells, user!.failure]).toEqual([['1'], undefined]);
  expect(sql!.failure?.kind).toBe('name');
});

it('two cells may import the same thing under one name, and the upper one gives it to others', () => {
  const numpy = { defines: ['np'], importedAs: { np: 'numpy' } };
  const [first, second, user] = link(numpy, numpy, { needs: ['np'] });
  expect([first!.failure, second!.failure]).toEqual([undefined, undefined]);
  expect([first!.gives, second!.gives, [...user!.sources]]).toEqual([['np'], [], ['1']]);
  const [other] = link(numpy, { defines: ['np'], importedAs: { np: 'jax.numpy' } });
  expect(other!.failure?.message).toBe('np is defined more than once: in cells 1, 2');
});

it('a builtin is taken from the cell that gives its name another meaning, and else from Python', () => {
  const [, user, other] = link({ defines: ['filter'] }, { builtins: ['filter', 'sum'] }, { defines: ['max'], builtins: ['max'] });
  expect([user!.inputs, user!.failure]).toEqual([new Map([['filter', 'filter']]), undefined]);
  expect(other!.inputs).toEqual(new Map());
});

it('a cell that imports everything itself may use names that no cell defines', () => {
  expect(link({ stars: ['numpy'], needs: ['arange'] })[0]!.failure).toBeUndefined();
});

it('only the cells of a circle are circular, not those below it', () => {
  const failures = link({ defines: ['a'], needs: ['b'] }, { defines: ['b'], needs: ['a'] }, { needs: ['a'] }).map(({ failure }) => failure?.message);
  expect(failures).toEqual([
    'Cells 1, 2 need each other, so none can run first',
    'Cells 1, 2 need each other, so none can run first',
    undefined,
  ]);
});
