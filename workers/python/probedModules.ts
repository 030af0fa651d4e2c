/**
 * Modules of the site that libraries try to import and do without, as pandas does with pyarrow at its start: they come
 * where a cell names them or what needs them (`modulesMeant`), and not because a library looked.
 */
export const PROBED: ReadonlySet<string> = new Set([
  'h5py',
  'healpy',
  'isympy',
  'joblib',
  'lxml',
  'pyarrow',
  'sklearn',
  'sympy',
  'threadpoolctl',
]);
