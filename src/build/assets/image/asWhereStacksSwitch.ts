/**
 * Lets `start` find JavaScript Promise Integration, which Node 20 lacks. Python gets its `run_sync` while it starts,
 * and one without would be in the memory of browsers that have it; those that have not are asked each time by
 * `can_run_sync`.
 */
export async function asWhereStacksSwitch<T>(start: () => Promise<T>): Promise<T> {
  const assembly: object = WebAssembly;
  if ('Suspending' in assembly) return start();
  const same = function same(callee: unknown): unknown {
    return callee;
  };
  Object.assign(assembly, { Suspending: same, promising: same });
  try {
    return await start();
  } finally {
    Reflect.deleteProperty(assembly, 'Suspending');
    Reflect.deleteProperty(assembly, 'promising');
  }
}
