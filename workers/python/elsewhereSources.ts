/** Python that is carried to where Skybook is not, by file: its own package, and what that shares with Python cells. */
const FILES: Readonly<Record<string, string>> = import.meta.glob(
  [
    './skybook_elsewhere/*.py',
    './skybook/_base/kinds.py',
    './skybook/_base/live.py',
    './skybook/_page/carry_plain.py',
    './skybook/controls/*.py',
    './skybook/ui.py',
    './skybook/catalogue.py',
    './skybook/catalogue_sql.py',
    './skybook/tables/*.py',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** Modules that stand for those of the page, where there is none. */
const STAND_INS: Readonly<Record<string, string>> = {
  skybook: 'skybook_elsewhere.library',
  'skybook._base.page': 'skybook_elsewhere.asked',
  'skybook.tables.table_in': 'skybook_elsewhere.table_in',
  'skybook.tables.table_out': 'skybook_elsewhere.table_out',
};

/** Texts of Python modules by their names, where Skybook is not. */
export const ELSEWHERE_SOURCES: Readonly<Record<string, string>> = elsewhereSources();

function elsewhereSources(): Readonly<Record<string, string>> {
  const named = Object.entries(FILES).map(([path, text]) => [moduleOf(path), text] as const);
  const own = Object.fromEntries(named);
  const standing = Object.entries(STAND_INS).map(([name, by]) => [name, own[by] ?? ''] as const);
  return { ...own, ...Object.fromEntries(standing) };
}

function moduleOf(path: string): string {
  return path
    .replace(/^\.\//, '')
    .replace(/(\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
}
