import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

const ENGINES = 'engineRoom.ts';
/** Small files that a frame without engines asks for, each of which shares a module or two with that room. */
const SMALL = [
  'completeCell.ts',
  'catalogue/published/readPublished.ts',
  'page/heldEngine.ts',
  'page/local/publicView.ts',
  'views/framed/playerView.ts',
];
const SQL = 'engines/sql/openSql.ts';
/** What a frame asks for to show or save a table, which shares some with the engine of SQL. */
const OF_TABLES = ['engines/save/savedBytes.ts', 'views/chart/chartView.ts', 'views/chart/cubeView.ts'];

/**
 * What of a page's code stands in one file that would stand in one for each way to share it: all that the entry
 * imports, and what the first files share with others. Each file takes a frame some milliseconds of the processor.
 */
export function chunkGroups(root: string): Exclude<Rolldown.OutputOptions['codeSplitting'], boolean> {
  let shared: ReadonlyMap<string, string> | undefined;
  return {
    includeDependenciesRecursively: false,
    groups: [
      { name: 'entry', tags: ['$initial'], priority: 1 },
      {
        name(id, build) {
          shared ??= sharedModules(root, (one) => build.getModuleInfo(one)?.importedIds ?? []);
          return shared.get(id);
        },
      },
    ],
  };
}

/** The modules that are shared, and the names of their files. */
function sharedModules(root: string, importsOf: (id: string) => readonly string[]): ReadonlyMap<string, string> {
  const reached = (files: readonly string[]): ReadonlySet<string> => {
    const ids = new Set(files.map((path) => resolve(root, path)));
    for (const id of ids) for (const other of importsOf(id)) ids.add(other);
    return ids;
  };
  const [ofEngines, ofSql] = [reached([ENGINES]), reached([SQL])];
  const small = [...reached(SMALL)].filter((id) => ofEngines.has(id));
  const ofTables = [...reached(OF_TABLES)].filter((id) => ofSql.has(id) && !ofEngines.has(id));
  return new Map([...small.map((id) => [id, 'small'] as const), ...ofTables.map((id) => [id, 'tables'] as const)]);
}
