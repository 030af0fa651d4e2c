/** Machines with less memory hold one of each engine, as do browsers that do not tell (Device Memory, section 3). */
const ENOUGH_GB = 8;

/** Whether this machine has memory for an engine that only waits. */
export function hasRoom({ deviceMemory = 0 }: Pick<Navigator, 'deviceMemory'> = navigator): boolean {
  return deviceMemory >= ENOUGH_GB;
}
