import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs a script of package.json to its end, and answers whether that was a good one; `tell` is given each line that it
 * prints, with its name before it.
 */
export function runScript(script: string, tell: (line: string) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => tell(`${script.padEnd(5)} | ${line}`));
    child.on('error', reject);
    child.on('close', (code) => {
      tell(`${script.padEnd(5)} | ${code === 0 ? 'done' : 'FAILED'}`);
      resolve(code === 0);
    });
  });
}
