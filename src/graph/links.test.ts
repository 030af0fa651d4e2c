import { expect, it } from 'vitest';
import type { Language } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';
import { linkCells } from './links.ts';
import type { Node } from './node.ts';

type Spec = {
  readonly defines?: readonly string[];
  readonly needs?: readonly string[];
  readonly stars?: readonly string[];
  readonly builtins?: readonly string[];
  readonly rebound?: readonly string[];
  readonly importedAs?: Readonly<Record<string, string>>;
  readonly language?: Language;
};

const link = (...specs: readonly Spec[]) => [...linkCells(nodesOf(specs)).values()];
const linkInOrder = (...specs: readonly Spec[]) => [...linkCells(nodesOf(specs), true).values()];

function nodesOf(specs: readonly Spec[]): readonly Node[] {
  return specs.map(
    (
      { defines = [], needs = [], stars = [], builtins = [], rebound = [], importedAs = {}, language = 'python' },
      index,
    ) => {
      const analysis: Analysis = { defines, needs, stars, builtins, rebound, importedAs, imports: [], hosts: [] };
      return { id: String(index + 1), language, analysis };
    },
  );
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
  expect([[...first!.gives.keys()], [...second!.gives.keys()], [...user!.sources]]).toEqual([['np'], [], ['1']]);
  const [other] = link(numpy, { defines: ['np'], importedAs: { np: 'jax.numpy' } });
  expect(other!.failure?.message).toBe('np is defined more than once: in cells 1, 2');
});

it('a builtin is taken from the cell that gives its name another meaning, and else from Python', () => {
  const [, user, other] = link(
    { defines: ['filter'] },
    { builtins: ['filter', 'sum'] },
    { defines: ['max'], builtins: ['max'] },
  );
  expect([user!.inputs, user!.failure]).toEqual([new Map([['filter', 'filter']]), undefined]);
  expect(other!.inputs).toEqual(new Map());
});

it('a cell that imports everything itself may use names that no cell defines', () => {
  expect(link({ stars: ['numpy'], needs: ['arange'] })[0]!.failure).toBeUndefined();
});

it('only the cells of a circle are circular, not those below it', () => {
  const failures = link({ defines: ['a'], needs: ['b'] }, { defines: ['b'], needs: ['a'] }, { needs: ['a'] }).map(
    ({ failure }) => failure?.message,
  );
  expect(failures).toEqual([
    'Cells 1, 2 need each other, so none can run first',
    'Cells 1, 2 need each other, so none can run first',
    undefined,
  ]);
});

it('in order, each reader takes the nearest definition above it, and the first below where there is none', () => {
  const links = linkInOrder(
    { needs: ['x'] },
    { defines: ['x'] },
    { needs: ['x'] },
    { defines: ['x'] },
    { needs: ['x'] },
    { language: 'sql', needs: ['X'] },
  );
  expect(links.map(({ sources }) => [...sources])).toEqual([['2'], [], ['2'], [], ['4'], ['4']]);
  expect(links.map(({ failure }) => failure)).toEqual(links.map(() => undefined));
  expect([links[1]!.gives.get('x'), links[3]!.gives.get('x'), links[4]!.inputs.get('x')]).toEqual([
    'x of cell 2',
    'x of cell 4',
    'x of cell 4',
  ]);
});

it('in order, a cell that changes or may keep a name takes the definition above, never one below', () => {
  const again = { defines: ['x'], rebound: ['x'] };
  const links = linkInOrder(again, { defines: ['x'] }, again, { defines: ['x'], needs: ['x'] });
  expect(links.map(({ sources }) => [...sources])).toEqual([[], [], ['2'], ['3']]);
  expect(linkInOrder({ defines: ['x'], needs: ['x'] }, { defines: ['x'] })[0]!.failure?.message).toBe(
    'x is changed before it has a value',
  );
});

it('in order, a builtin is another cell’s only below that cell', () => {
  const [above, , below] = linkInOrder({ builtins: ['filter'] }, { defines: ['filter'] }, { builtins: ['filter'] });
  expect([above!.inputs.size, below!.inputs.get('filter')]).toEqual([0, 'filter of cell 2']);
});

it('in order, a name that Python and SQL both define still belongs to one cell', () => {
  const [python, sql] = linkInOrder({ defines: ['t'] }, { defines: ['t'], language: 'sql' });
  expect([python!.failure?.message, sql!.failure?.reorder]).toEqual([
    't is defined more than once: in cells 1, 2',
    undefined,
  ]);
});

it('a name defined twice in Python offers to run the cells in order', () => {
  const [first, , changer] = link({ defines: ['x'] }, { defines: ['x'] }, { defines: ['x'], needs: ['x'] });
  expect([first!.failure?.reorder, changer!.failure?.reorder]).toEqual(
    Array(2).fill('Let cells run in order, as in Jupyter'),
  );
});
