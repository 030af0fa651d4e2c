import { spawn } from 'node:child_process';

/** Runs a program to its end; rejects with the last lines it printed when it fails. */
export function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(printed);
      else
        reject(
          new Error(
            `${program} ${args.slice(0, 4).join(' ')} … ended with ${code}:\n${printed
              .split('\n')
              .slice(-15)
              .map((line) => line.slice(0, 300))
              .join('\n')}`,
          ),
        );
    });
  });
}
