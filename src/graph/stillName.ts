const PREFIX = 'still ';

/** The runtime's name of a value for cells that do not follow what the reader does to it; `as` is the others' name. */
export function stillName(as: string): string {
  return `${PREFIX}${as}`;
}

/** The name for cells that follow, of either. */
export function followedName(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}
