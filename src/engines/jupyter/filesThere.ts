import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { joinBytes } from '../../../workers/wire/joinBytes.ts';
import type { Elsewhere } from './elsewhere.ts';

/** A part of a file: bytes `start` (inclusive) to `end` (exclusive), or its last `suffixBytes`. */
type Part = { readonly start: number; readonly end: number } | { readonly suffixBytes: number };

/** What a file of the server gave; of a folder the names in it, those of folders with a slash at their end. */
export type FileThere = {
  readonly bytes: Uint8Array;
  readonly totalBytes?: number;
  readonly version?: string;
  readonly names?: readonly string[];
};

type Wanted = {
  readonly asked: Readonly<Record<string, unknown>>;
  readonly resolve: (found: FileThere | undefined) => void;
  readonly reject: (error: unknown) => void;
};

/** Files of the reader's Jupyter server, in pieces; what is wanted while others are read is asked for at once. */
export class FilesThere {
  readonly #elsewhere: Elsewhere;
  readonly #signal: () => AbortSignal;
  #wanted: Wanted[] = [];
  #isAsking = false;

  /** `signal` is of the cell for which files are read. */
  constructor(elsewhere: Elsewhere, signal: () => AbortSignal) {
    this.#elsewhere = elsewhere;
    this.#signal = signal;
  }

  /** A part of a file; nothing where there is no such file. Fails with kind `fetch`, `engine-lost` or `cancelled`. */
  read(path: string, part: Part): Promise<FileThere | undefined> {
    return new Promise((resolve, reject) => {
      this.#wanted.push({ asked: { path, ...part }, resolve, reject });
      if (!this.#isAsking) void this.#ask();
    });
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    // What is wanted in this turn goes along.
    await Promise.resolve();
    for (let wanted = this.#wanted; wanted.length > 0; wanted = this.#wanted) {
      this.#wanted = [];
      await this.#read(wanted).catch((error: unknown) => wanted.forEach(({ reject }) => reject(error)));
    }
    this.#isAsking = false;
  }

  async #read(wanted: readonly Wanted[]): Promise<void> {
    const answers = new Map<number, { about: Readonly<Record<string, unknown>>; pieces: Uint8Array[] }>();
    let last: Uint8Array[] = [];
    await this.#elsewhere.run(
      {
        sent: new Map([['files', new TextEncoder().encode(JSON.stringify(wanted.map(({ asked }) => asked)))]]),
        does: { work: 'read_files' },
      },
      'sql',
      {
        signal: this.#signal(),
        onTold: ({ data, bytes }) => {
          if (data.kind === 'piece' && bytes) last.push(bytes);
          if (data.kind !== 'file') return;
          last = [];
          answers.set(Number(data.at), { about: data, pieces: last });
        },
        onStream: () => undefined,
        onShown: () => undefined,
        onProgress: () => undefined,
      },
    );
    wanted.forEach(({ asked, resolve, reject }, at) => {
      const answer = answers.get(at);
      if (!answer) return reject(unread(asked.path, 'The server did not answer'));
      const { isMissing, failure, size, version, names } = answer.about;
      if (isMissing === true) return resolve(undefined);
      if (typeof failure === 'string') return reject(unread(asked.path, failure));
      resolve({
        bytes: joinBytes(answer.pieces),
        ...(typeof size === 'number' && { totalBytes: size }),
        ...(typeof version === 'string' && { version }),
        ...(Array.isArray(names) && { names: names.map(String) }),
      });
    });
  }
}

function unread(path: unknown, why: string): NotebookError {
  return new NotebookError({
    kind: 'fetch',
    message: `${String(path)} cannot be read on your Jupyter server.`,
    detail: why,
  });
}
