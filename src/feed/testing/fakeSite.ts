import { createHash } from 'node:crypto';
import { writePartList, type Part } from '../partList.ts';

/** A site's address, below which its files are. */
export const SITE = 'https://site.test/repo/';

/** The entry of a list for a file. */
export function partOf(path: string, content: string): Part {
  return { path, bytes: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex') };
}

/** A site that serves these files and their list, and tells what it was asked for. */
export class FakeSite {
  readonly asked: { readonly path: string; readonly init: RequestInit }[] = [];
  readonly files: Map<string, string>;
  listed: readonly Part[];
  offline = false;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files));
    this.listed = Object.entries(files).map(([path, content]) => partOf(path, content));
  }

  /** The paths it was asked for, without the list. */
  paths(): readonly string[] {
    return this.asked.map(({ path }) => path).filter((path) => path !== 'parts.json');
  }

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const path = decodeURIComponent(new URL(String(input)).pathname.slice('/repo/'.length));
    this.asked.push({ path, init });
    if (this.offline) throw new TypeError('Failed to fetch');
    const content = path === 'parts.json' ? writePartList(this.listed) : this.files.get(path);
    return content === undefined
      ? new Response('nothing', { status: 404 })
      : new Response(content, {
          headers: { 'Content-Type': path.endsWith('.html') ? 'text/html' : 'application/octet-stream' },
        });
  };
}
