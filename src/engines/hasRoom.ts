/** Machines with less memory hold one of each engine (Device Memory, section 3; browsers that do not tell hold one too). */
const ENOUGH_GB = 8;

/** Whether this machine has memory for an engine that only waits. */
export function hasRoom({ deviceMemory = 0 }: { readonly deviceMemory?: number } = navigator as object): boolean {
  return deviceMemory >= ENOUGH_GB;
}
