import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { findPython } from './python.ts';
import { run } from './run.ts';

afterEach(() => void vi.unstubAllEnvs());

it('a Python that is found has pip and is new enough', async () => {
  expect(await run(await findPython(), ['-c', 'import sys, pip; print(sys.version_info >= (3, 11))'])).toBe('True\n');
});

it('without Python the message says what is needed and how to get it', async () => {
  vi.stubEnv('PATH', '/nowhere');
  await expect(findPython()).rejects.toThrow(
    'Python 3.11 or later with pip is needed to fetch and prepare packages, and none was found. Install it',
  );
});

it('a Python without pip is named as such', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skybook-bare-'));
  try {
    execFileSync('python3', ['-m', 'venv', '--without-pip', folder]);
    vi.stubEnv('PATH', join(folder, 'bin'));
    await expect(findPython()).rejects.toThrow('none was found (python3 has no pip');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('a program that fails is told with the last lines that it printed', async () => {
  await expect(
    run(process.execPath, ['-e', 'console.log("first"); console.error("last words"); process.exit(3)']),
  ).rejects.toThrow(/ended with 3:\nfirst\nlast words/);
});
