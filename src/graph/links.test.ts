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
  readonly late?: readonly string[];
  readonly calls?: readonly string[];
  readonly underscored?: Analysis['underscored'];
  readonly failure?: Analysis['failure'];
  readonly language?: Language;
};

const link = (...specs: readonly Spec[]) => [...linkCells(nodesOf(specs)).values()];
const linkInOrder = (...specs: readonly Spec[]) => [...linkCells(nodesOf(specs), true).values()];

function nodesOf(specs: readonly Spec[]): readonly Node[] {
  return specs.map(({ language = 'python', ...spec }, index) => {
    const analysis: Analysis = { defines: [], needs: [], stars: [], imports: [], hosts: [], ...spec };
    return { id: String(index + 1), language, analysis };
  });
}

it('changing a name that another cell owns is an error that names the owner', () => {
  const [owner, changer] = link({ defines: ['x'] }, { defines: ['x'], needs: ['x'] });
  expect(changer!.failure?.message).toBe('x belongs to cell 1 and cannot be changed here');
  expect([owner!.failure, owner!.gives.get('x')]).toEqual([undefined, 'x']);
});

it('a plot that a star may bring in the place of Skybook’s comes from its cell, and from no other star', () => {
  const pylab = { stars: ['pylab'] };
  const [, user, own, sql] = link(
    pylab,
    { builtins: ['plot'] },
    { stars: ['numpy'], builtins: ['plot'] },
    {
      language: 'javascript',
      builtins: ['plot'],
    },
  );
  expect([user, own, sql].map((one) => one!.starCells)).toEqual([['1'], [], []]);
  expect(link({ stars: ['numpy'] }, { builtins: ['plot'] })[1]!.starCells).toEqual([]);
  expect(link(pylab, { builtins: ['display'] })[1]!.starCells).toEqual([]);
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
  const links = link(numpy, { defines: ['np'], importedAs: { np: 'jax.numpy' } }, { needs: ['np'] });
  expect(links.map(({ failure }) => failure?.message)).toEqual([
    undefined,
    undefined,
    'Needs np, but it is defined in cells 1, 2',
  ]);
});

it('a name that several Python cells bind is each one’s own, and complained about where another cell reads it', () => {
  const links = link({ defines: ['i', 'a'] }, { defines: ['i', 'b'] }, { needs: ['a', 'b'] }, { needs: ['i'] });
  expect(links.map((one) => one.private)).toEqual([['i'], ['i'], [], []]);
  expect(links.map(({ gives }) => [...gives.keys()])).toEqual([['a'], ['b'], [], []]);
  expect(links.map(({ failure }) => failure?.message)).toEqual([
    undefined,
    undefined,
    undefined,
    'Needs i, but it is defined in cells 1, 2',
  ]);
  const [, sql] = link({ defines: ['t'] }, { defines: ['t'], language: 'sql' });
  expect(sql!.failure?.message).toBe('t is defined more than once: in cells 1, 2');
});

it('functions of two cells may call each other, and who calls one stands after both', () => {
  const links = link(
    { defines: ['even'], needs: ['odd'], late: ['odd'] },
    { defines: ['odd'], needs: ['even'], late: ['even'] },
    { needs: ['even'] },
    { needs: ['nowhere'], late: ['nowhere'] },
  );
  expect(links.map(({ failure }) => failure)).toEqual(links.map(() => undefined));
  expect([...links[2]!.sources].toSorted()).toEqual(['1', '2']);
});

it('in order, who calls a function stands after the last value above of what that reads', () => {
  const [, f, , caller] = linkInOrder(
    { defines: ['n'] },
    { defines: ['f'], needs: ['n'], late: ['n'], calls: ['n'] },
    { defines: ['n'] },
    { needs: ['f'] },
    { defines: ['n'] },
  );
  expect([[...f!.sources], [...caller!.sources].toSorted(), caller!.makers.get('n')]).toEqual([['1'], ['2', '3'], '3']);
});

it('in order, a cell that cannot be read leaves the older definition of a name to readers', () => {
  const failure = { kind: 'syntax', message: 'no Python' } as const;
  const [, , reader] = linkInOrder({ defines: ['x'] }, { defines: ['x', 'y'], failure }, { needs: ['x', 'y'] });
  expect([reader!.makers.get('x'), reader!.makers.get('y')]).toEqual(['1', '2']);
});

it('a name that begins with _ belongs to its cell, and in order to all', () => {
  const none = { needs: [], rebound: [], late: [], calls: [] };
  const owner = { underscored: { ...none, defines: ['_x'] } };
  const specs = [owner, owner, { underscored: { ...none, defines: [], needs: ['_x'] } }];
  const [first, , reader] = link(...specs);
  expect([first!.private, reader!.failure?.message]).toEqual([
    ['_x'],
    '_x belongs to cell 1 alone, as names that begin with _ do',
  ]);
  const [, , below] = linkInOrder(...specs);
  expect([below!.failure, below!.makers.get('_x')]).toEqual([undefined, '2']);
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

it('in order, each reader takes the nearest definition above it, and only other languages the first below where there is none', () => {
  const links = linkInOrder(
    { needs: ['x'] },
    { defines: ['x'] },
    { needs: ['x'] },
    { defines: ['x'] },
    { needs: ['x'] },
    { language: 'sql', needs: ['X'] },
  );
  expect(links.map(({ sources }) => [...sources])).toEqual([[], [], ['2'], [], ['4'], ['4']]);
  expect(links.map(({ failure }) => failure)).toEqual(links.map(() => undefined));
  expect([...links[0]!.onlyBelow]).toEqual([['x', '2']]);
  expect([...linkInOrder({ language: 'sql', needs: ['x'] }, { defines: ['x'] })[0]!.sources]).toEqual(['2']);
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
  const [changer] = linkInOrder({ defines: ['x'], needs: ['x'] }, { defines: ['x'] });
  expect([changer!.failure, [...changer!.sources], changer!.onlyBelow.get('x')]).toEqual([undefined, [], '2']);
});

it('in order, what a cell imports with * is given to none above it', () => {
  const [above, , below] = linkInOrder({ needs: ['made_by_text'] }, { stars: ['math'] }, { needs: ['tau'] });
  expect([[...above!.sources], [...below!.sources]]).toEqual([[], ['2']]);
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
  const [, , reader, changer] = link(
    { defines: ['x'] },
    { defines: ['x'] },
    { needs: ['x'] },
    { defines: ['x'], needs: ['x'] },
  );
  expect([reader!.failure?.reorder, changer!.failure?.reorder]).toEqual(
    Array(2).fill('Let cells run in order, as in Jupyter'),
  );
});

it('a table of VizieR is told to be asked there', () => {
  const [sql, other] = link(
    { language: 'sql', needs: ['I/239/hip_main'] },
    { language: 'sql', needs: ['J/A+A/616/A1/table2'] },
  );
  expect(sql!.failure?.advice).toContain('-- @tap https://tapvizier.cds.unistra.fr');
  expect(other!.failure?.advice).toContain('-- @tap https://tapvizier.cds.unistra.fr');
});
