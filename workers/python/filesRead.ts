/** Packages whose files are read wherever they are used, also once their modules are in memory: fonts. */
export const FILES_READ: readonly string[] = ['matplotlib'];
