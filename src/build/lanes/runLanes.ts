/**
 * Runs lanes side by side, in each its scripts one after the other up to one that fails, and gives the names of those
 * that failed; `run` answers whether a script ended well.
 */
export async function runLanes(
  lanes: readonly (readonly string[])[],
  run: (script: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const failed = await Promise.all(
    lanes.map(async (scripts) => {
      for (const script of scripts) if (!(await run(script))) return [script];
      return [];
    }),
  );
  return failed.flat();
}
