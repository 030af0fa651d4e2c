/**
 * Asks the browser not to clear what is kept when its disk is short (Storage standard, “persist”), unless it has agreed
 * already.
 */
export async function askPersistence(
  storage: StorageManager | undefined = globalThis.navigator?.storage,
): Promise<void> {
  try {
    if (storage && !(await storage.persisted())) await storage.persist();
  } catch {
    // A browser that cannot promise it keeps things all the same.
  }
}
