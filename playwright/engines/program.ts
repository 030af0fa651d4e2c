import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const START_MS = 60_000;

/** A running program. */
export type Program = { readonly child: ChildProcess; end(): Promise<void> };

/**
 * Starts a program with more variables in its environment, to run no longer than this process does; its words go
 * nowhere unless `saying` reads them.
 */
export function startProgram(
  path: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Program {
  const child = spawn(path, args, { env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  child.on('error', () => undefined);
  const kill = (): boolean => child.kill();
  process.once('exit', kill);
  for (const stream of child.stdio.slice(1)) (stream as NodeJS.ReadableStream).on('data', () => undefined);
  return {
    child,
    async end() {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

/**
 * The first match of a pattern in what a program says in one of its streams (1, 2 or 3); fails when it ends before, or
 * says nothing for a minute.
 */
export function saying({ child }: Program, stream: 1 | 2 | 3, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => () => {
      clearTimeout(late);
      reject(new Error(`${child.spawnfile} ${why}: ${said.slice(-500)}`));
    };
    const late = setTimeout(fail('did not start'), START_MS);
    child.once('exit', fail('ended')).once('error', fail('cannot be run'));
    (child.stdio[stream] as NodeJS.ReadableStream).on('data', (piece: Buffer) => {
      said += String(piece);
      const match = pattern.exec(said);
      if (!match) return;
      clearTimeout(late);
      resolve(match);
    });
  });
}
