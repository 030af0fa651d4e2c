import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The Chromium that browser tests use: `CHROMIUM`, Playwright's own, or one on the machine; else it is installed, or
 * the error says how.
 */
export function chromiumPath(): string {
  const found = findChromium();
  if (found) return found;
  for (const [what, program, args] of INSTALLERS) {
    console.log(`No Chromium found: trying ${what}`);
    try {
      execFileSync(program, args, { stdio: 'ignore', timeout: 600_000 });
    } catch {
      continue;
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium, and it could not be installed. Install Chromium or Chrome (on Debian as root: apt-get install chromium), or set CHROMIUM to its path.',
  );
}

const INSTALLERS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'the system’s packages',
    'sh',
    ['-c', 'test "$(id -u)" = 0 && apt-get update && apt-get install --yes --no-install-recommends chromium'],
  ],
  ['Playwright’s own browser', 'npx', ['playwright', 'install', 'chromium']],
];

function findChromium(): string | undefined {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return CHROMIUM;
  return [chromium.executablePath(), ...USUAL].find((path) => path && existsSync(path));
}
