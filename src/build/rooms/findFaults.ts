import { findCycles } from './findCycles.ts';
import type { House } from './house.ts';
import type { Module } from './readModule.ts';

const MOST_LINES = 300;

/** Every way in which the files break the rules of the house, each as a sentence; none when they keep them. */
export function findFaults(modules: readonly Module[], house: House): readonly string[] {
  const faults = tableFaults(house);
  for (const module of modules) {
    const { path } = module;
    if (module.lines > MOST_LINES) faults.push(`${path} has ${module.lines} lines, more than ${MOST_LINES}`);
    if (module.isBarrel) faults.push(`${path} only exports what other files do`);
    if (module.hasDefaultExport && !isIn(house.mayExportDefault, path)) faults.push(`${path} has a default export`);
    for (const target of module.imports) {
      const fault =
        target.includes('/') && isFile(target) ? roomFault(path, target, house) : packageFault(path, target, house);
      if (fault) faults.push(fault);
    }
  }
  return [...faults, ...findCycles(modules).map((cycle) => `${cycle.join(' → ')} is a cycle`)];
}

function tableFaults({ rooms }: House): string[] {
  return rooms.flatMap(([room, imports], place) => {
    const above = rooms.slice(0, place).map(([name]) => name);
    return imports
      .filter((name) => !above.includes(name))
      .map((name) => `the table lets ${room} import ${name}, which is not above it`);
  });
}

function roomFault(path: string, target: string, { rooms, testRooms }: House): string | undefined {
  const own = roomOf(path, rooms);
  const other = roomOf(target, rooms);
  if (!own || !other) return `${own ? target : path} is in no room of the table`;
  const allowed = [own[0], ...own[1], ...(isTest(path) ? ['*', own[0]].flatMap((room) => testRooms[room] ?? []) : [])];
  return allowed.includes(other[0])
    ? undefined
    : `${path} (room ${own[0]}) must not import ${target} (room ${other[0]})`;
}

function roomOf(path: string, rooms: House['rooms']): House['rooms'][number] | undefined {
  return rooms
    .filter(([room]) => isIn([room], path))
    .reduce<House['rooms'][number] | undefined>(
      (best, room) => (best && best[0].length > room[0].length ? best : room),
      undefined,
    );
}

function packageFault(path: string, specifier: string, { packages, testPackages }: House): string | undefined {
  const name = specifier.replace(/^node:.*/, 'node');
  const fits = (key: string) => name === key || name.startsWith(`${key}/`);
  if (isTest(path) && testPackages.some(fits)) return undefined;
  const owners = Object.entries(packages).find(([key]) => fits(key))?.[1];
  if (!owners)
    return testPackages.some(fits) && /\.config\.ts$/.test(path)
      ? undefined
      : `${path} imports ${specifier}, which has no owner in the table`;
  return isIn(owners, path) ? undefined : `${path} must not import ${specifier}: it belongs to ${owners.join(', ')}`;
}

function isFile(target: string): boolean {
  return /^(src|workers|playwright)\//.test(target);
}

function isTest(path: string): boolean {
  return /\.(test|spec)\.ts$|\/(test|testing)\//.test(path);
}

/** Whether a path is one of these places or in one. */
function isIn(places: readonly string[], path: string): boolean {
  return places.some((place) =>
    new RegExp(`^${place.replace(/[.+]/g, '\\$&').replaceAll('*', '[^/]*')}(/|$)`).test(path),
  );
}
