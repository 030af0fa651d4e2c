import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Engine } from './engine.ts';
import type { EngineName } from './engineName.ts';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

type Start = () => Promise<Engine>;

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const DRIVER = ['/usr/bin/WebKitWebDriver'];
const BROWSER = ['x86_64', 'aarch64'].flatMap((processor) => ['4.1', '4.0', '6.0'].flatMap((version) => [`/usr/lib/${processor}-linux-gnu/webkit2gtk-${version}/MiniBrowser`, `/usr/lib/${processor}-linux-gnu/webkitgtk-${version}/MiniBrowser`]));
const SCREEN = ['/usr/bin/Xvfb'];

/** The Debian packages that an engine comes from. */
const PACKAGES: Readonly<Record<EngineName, readonly string[]>> = { chromium: ['chromium'], firefox: ['firefox-esr'], webkit: ['webkit2gtk-driver', 'xvfb'] };

/** How to start an engine that is on the machine; undefined where it is not. `FIREFOX` may name a Firefox. */
export function findEngine(name: EngineName): Start | undefined {
  // Its own tests install Chromium where it is missing.
  if (name === 'chromium') return startChromium;
  if (name === 'firefox') {
    const path = process.env['FIREFOX'] ?? FIREFOX.find(existsSync);
    return path ? () => startFirefox(path) : undefined;
  }
  const [driver, browser, screen] = [DRIVER, BROWSER, SCREEN].map((paths) => paths.find(existsSync));
  return driver && browser && screen ? () => startWebKit({ driver, browser, screen }) : undefined;
}

/** How to get an engine, as a sentence. */
export function howToInstall(name: EngineName): string {
  return `On Debian as root: apt-get install ${PACKAGES[name].join(' ')}`;
}

/** Installs an engine by the system's packages, where that is possible. */
export function installEngine(name: EngineName): void {
  console.log(`Installing ${PACKAGES[name].join(' ')}`);
  try {
    execFileSync('sh', ['-c', `apt-get update && apt-get install --yes --no-install-recommends ${PACKAGES[name].join(' ')}`], { stdio: 'ignore', timeout: 600_000 });
  } catch {
    // What is missing then is told by the test that needs it.
  }
}
