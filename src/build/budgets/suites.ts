/** Tests that stand together, with the time that they may take of `npm test`. */
export type Suite = {
  readonly name: string;
  /** Its files and folders. */
  readonly places: readonly string[];
  /** Of tests, on two quiet cores, one after the other. */
  readonly minutes: number;
  /** The variable that asks for more cases, which then take longer. */
  readonly more?: string;
};

/**
 * All tests: under twenty minutes in all, as browser tests run two at a time. A test belongs to the first that fits.
 */
export const SUITES: readonly Suite[] = [
  { name: 'attacks', places: ['playwright/attacks'], minutes: 3 },
  { name: 'values', places: ['src/build/values', 'playwright/values.spec.ts'], minutes: 1, more: 'SKYBOOK_TABLES' },
  { name: 'kept', places: ['playwright/kills/kept.spec.ts', 'playwright/kills/storage.spec.ts'], minutes: 2 },
  { name: 'kills', places: ['playwright/kills'], minutes: 2, more: 'SKYBOOK_KILLS' },
  { name: 'engines', places: ['playwright/engines'], minutes: 4 },
  { name: 'Jupyter', places: ['src/notebook/ipynb', 'src/build/notebooks', 'src/build/jupyter'], minutes: 2 },
  { name: 'readers', places: ['src/build/readers'], minutes: 2 },
  { name: 'SQL', places: ['src/engines/sql', 'src/catalogue', 'workers/sql'], minutes: 5, more: 'SKYBOOK_QUERIES' },
  { name: 'Python', places: ['workers/python', 'src/parse/python'], minutes: 4, more: 'SKYBOOK_CELLS' },
  { name: 'the site', places: ['playwright'], minutes: 7 },
  { name: 'units', places: ['src', 'workers'], minutes: 3 },
];
