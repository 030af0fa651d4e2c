import { existsSync, readFileSync } from 'node:fs';

/** What the site was set up without, in words, by the file that set-up leaves; nothing where there is none. */
export function siteLacks(file: string): readonly string[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}
