import { resolve } from 'node:path';
import type { Part } from '../../feed/partList.ts';
import { sha256 } from '../assets/sha256.ts';
import { buildModule } from './buildModule.ts';

const sources = resolve(import.meta.dirname, '../..');

/** The script of the service worker that keeps these files of the shell: another one as soon as one of them is. */
export async function serviceWorkerText(files: readonly Part[]): Promise<string> {
  const code = await buildModule(sources, { entry: resolve(sources, 'feed/serviceWorker.ts') });
  const version = sha256(JSON.stringify(files) + code).slice(0, 16);
  return `const SHELL=${JSON.stringify({ files, version })};\n{${code}}\n`;
}
