/** A FROM, the columns that it has beside `g`'s, and columns that with `id` tell its rows apart. */
export type Joined = {
  readonly from: string;
  readonly numbers: readonly string[];
  readonly keys: readonly string[];
  readonly unique: readonly string[];
};

/** The sky alone. */
export const PLAIN: Joined = { from: 'sky AS g', numbers: [], keys: [], unique: [] };
const KINDS = { numbers: ['rank'], keys: ['note', 'rank'], unique: ['rank'] };
const FIELD = { numbers: ['flux', 'amount', 'fdec'], keys: ['band', 'big', 'tags', 'amount'], unique: ['fid'] };
const PICKS = { numbers: ['w', 'v'], keys: ['pn', 'v'], unique: ['w'] };

/** The sky with others. */
export const JOINS: readonly Joined[] = [
  { from: 'sky AS g JOIN kinds ON kind = g.cls', ...KINDS },
  { from: 'kinds AS k JOIN sky AS g ON k.kind = g.cls AND rank > 1', ...KINDS },
  { from: 'sky AS g LEFT JOIN kinds AS k ON k.kind = g.cls', ...KINDS },
  { from: 'sky AS g JOIN (SELECT kind AS cls, rank, note FROM kinds) USING (cls)', ...KINDS },
  { from: 'sky AS g LEFT JOIN picks AS p ON p.pid = g.id AND p.w < 40', ...PICKS },
  { from: 'sky AS g, picks AS p WHERE p.pid = g.id', ...PICKS },
  { from: 'sky AS g RIGHT JOIN picks AS p ON p.pid = g.id', ...PICKS },
  { from: 'picks AS p LEFT JOIN sky AS g ON p.pid = g.id', ...PICKS },
  { from: 'sky AS g FULL JOIN picks AS p ON p.pid = g.id', ...PICKS },
  {
    from: 'sky AS g JOIN picks AS p ON p.pn = g.n JOIN kinds AS k ON k.kind = g.cls',
    numbers: ['w', 'rank'],
    keys: ['note', 'pn'],
    unique: ['w', 'rank'],
  },
  { from: 'sky AS g SEMI JOIN picks AS p ON p.pid = g.id', numbers: [], keys: [], unique: [] },
  { from: 'sky AS g ANTI JOIN picks AS p ON p.pn = g.n', numbers: [], keys: [], unique: [] },
  { from: "sky AS g CROSS JOIN (VALUES (1, 'one'), (2, 'two')) AS k(rank, note)", ...KINDS },
  { from: 'sky AS g JOIN nothing AS p ON p.pid = g.id', ...PICKS },
  { from: 'sky AS g LEFT JOIN nothing AS p ON p.pid = g.id', ...PICKS },
  { from: 'sky AS g JOIN field AS f ON f.fid = g.id', ...FIELD },
  { from: 'field AS f LEFT JOIN sky AS g ON f.fid = g.id AND g.n > 2', ...FIELD },
  { from: 'sky AS g FULL JOIN field AS f ON f.fid = g.id', ...FIELD },
  { from: 'sky AS g JOIN (SELECT * FROM field WHERE flux > 3) AS f ON f.fid = g.id + 7919 AND g.ra > f.fra', ...FIELD },
  { from: '(SELECT * FROM sky WHERE ra < 200) AS g', numbers: [], keys: [], unique: [] },
  {
    from: '(SELECT * REPLACE (n + 1 AS n), ra / 2 AS half FROM sky AS z WHERE n > 0) AS g',
    numbers: ['half'],
    keys: ['floor(half / 30)'],
    unique: [],
  },
  { from: '(SELECT s.*, k.rank, k.note FROM sky AS s JOIN kinds AS k ON kind = cls) AS g', ...KINDS },
  { from: '(SELECT * FROM sky ORDER BY ra, id LIMIT 100) AS g', numbers: [], keys: [], unique: [] },
  {
    from: '(SELECT * FROM sky WHERE flag UNION ALL SELECT * FROM sky WHERE n > 15) AS g',
    numbers: [],
    keys: [],
    unique: [],
  },
];
