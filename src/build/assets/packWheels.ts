import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { cached } from './cache.ts';
import type { PackingAnswer, PackingJob } from './packing.ts';
import { replacementsFor } from './replacements.ts';
import type { Asset } from './lock.ts';
import { sha256, sha256File } from './sha256.ts';

/** A Python with a large wheel in it takes up to 1 GB. */
const MOST_PROCESSES = 4;
const PROCESS = join(import.meta.dirname, 'packingProcess.ts');
const ROOT = resolve(import.meta.dirname, '../../..');

/**
 * Packs wheels into the form that the site serves (see pack_wheel.py), with the replacements that are kept for their
 * packages, into the cache: as many at once as the machine has cores, in processes that are started when a wheel is
 * missing, and stay until `end`.
 */
export class WheelPacker {
  readonly #all = new Set<ChildProcess>();
  readonly #free: ChildProcess[] = [];
  readonly #waiting: ((child: ChildProcess) => void)[] = [];

  /** The path of a wheel as it is served. Fails where a replacement does not fit the wheel. */
  async pack(wheel: string, { name, version }: Pick<Asset, 'name' | 'version'>): Promise<string> {
    const script = await readFile(join(import.meta.dirname, 'pack_wheel.py'), 'utf8');
    const replacements = await replacementsFor(name);
    const key = sha256(`${await sha256File(wheel)} ${version} ${script} ${JSON.stringify(replacements)}`).slice(0, 16);
    return cached(join('packed', `${key}.whl`), (to) => this.#ask({ wheel, version, replacements, to }));
  }

  /** Ends its processes. */
  end(): void {
    for (const child of this.#all) child.kill();
  }

  async #ask(job: PackingJob): Promise<void> {
    const child = await this.#take();
    try {
      const { refused } = await new Promise<PackingAnswer>((resolve, reject) => {
        child.once('message', (answer: PackingAnswer) => resolve(answer));
        child.once('exit', () => {
          this.#all.delete(child);
          reject(new Error(`Python ended while it packed ${job.wheel}`));
        });
        child.send(job);
      });
      if (refused) throw Object.assign(new Error(refused.message), { code: refused.code });
    } finally {
      child.removeAllListeners('message').removeAllListeners('exit');
      if (this.#all.has(child)) this.#give(child);
    }
  }

  async #take(): Promise<ChildProcess> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#all.size >= Math.min(availableParallelism(), MOST_PROCESSES))
      return new Promise((resolve) => this.#waiting.push(resolve));
    // Its own loader of TypeScript, whoever asks.
    const child = fork(PROCESS, { execArgv: ['--import', 'tsx'], cwd: ROOT });
    this.#all.add(child);
    return child;
  }

  #give(child: ChildProcess): void {
    const next = this.#waiting.shift();
    if (next) next(child);
    else this.#free.push(child);
  }
}
