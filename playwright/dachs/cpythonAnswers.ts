import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The versions that the site serves. */
const PACKAGES = ['pyvo==1.9.1', 'astropy==7.2.0'];

/** What every step answers in CPython, by its name; or, plainly, why that cannot be known. */
export function cpythonAnswers(
  base: string,
): { readonly answers: Readonly<Record<string, unknown>> } | { readonly missing: string } {
  const folder = join(tmpdir(), `skybook-python-${PACKAGES.join('-').replaceAll('==', '-')}`);
  const python = join(folder, 'bin/python');
  if (!existsSync(join(folder, 'complete'))) {
    const made =
      run('python3', ['-m', 'venv', '--clear', folder]) ??
      run(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES]) ??
      run('touch', [join(folder, 'complete')]);
    if (made) return { missing: `there is no CPython with ${PACKAGES.join(' and ')}: ${made}` };
  }
  const asked = spawnSync(python, [resolve(import.meta.dirname, 'expected.py'), base], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    timeout: 300_000,
  });
  if (asked.status !== 0) throw new Error(`CPython cannot take the steps: ${asked.stderr}`);
  return { answers: JSON.parse(asked.stdout) as Record<string, unknown> };
}

/** Undefined when it went well, else its last words. */
function run(program: string, args: readonly string[]): string | undefined {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: 300_000 });
  return done.status === 0
    ? undefined
    : done.stderr?.trim().split('\n').at(-1) || done.error?.message || `${program} failed`;
}
