import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { startChromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import type { EngineName } from './engineName.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const WEBKIT = { driver: '/usr/bin/WebKitWebDriver', screen: '/usr/bin/Xvfb' };

/** The Debian packages that an engine comes from. */
const PACKAGES: Readonly<Record<EngineName, string>> = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
  webkit: 'webkit2gtk-driver xvfb',
};

/** How to start an engine that is on the machine; undefined where it is not. `FIREFOX` may name a Firefox. */
export function findEngine(name: EngineName): (() => Promise<Engine>) | undefined {
  // The other browser tests need Chromium too, and install it.
  if (name === 'chromium') return startChromium;
  if (name === 'webkit')
    return Object.values(WEBKIT).every((path) => existsSync(path)) ? () => startWebKit(WEBKIT) : undefined;
  const path = process.env['FIREFOX'] ?? FIREFOX.find((usual) => existsSync(usual));
  return path ? () => startFirefox(path) : undefined;
}

/** How to get an engine, as a sentence. */
export function howToInstall(name: EngineName): string {
  return `On Debian as root: apt-get install ${PACKAGES[name]}`;
}

/** Installs an engine from the system's packages; where that fails, the tests that need it say so. */
export function installEngine(name: EngineName): void {
  console.log(`Installing ${PACKAGES[name]}`);
  try {
    execFileSync('sh', ['-c', `apt-get update && apt-get install --yes --no-install-recommends ${PACKAGES[name]}`], {
      stdio: 'ignore',
      timeout: 600_000,
    });
  } catch {
    console.log(`It could not be installed. ${howToInstall(name)}`);
  }
}
