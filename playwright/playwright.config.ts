import { defineConfig } from '@playwright/test';
import { chromiumPath } from '../src/build/chromium.ts';
import { ENGINE_NAMES } from './engines/engineName.ts';
import { findEngine, howToInstall, installEngine } from './engines/installed.ts';
import type { SmokeOptions } from './engines/smokeTest.ts';

// Where one has to be installed, that must not count as the time of a test.
chromiumPath();

const isCi = process.env['CI'] !== undefined;
// Said by the workflow, whose machine has all engines: one that is missing there is a failure.
const needsAll = process.env['SKYBOOK_ALL_ENGINES'] !== undefined;
const isFirstReading = process.env['TEST_WORKER_INDEX'] === undefined;
for (const name of isFirstReading ? ENGINE_NAMES : []) {
  if (findEngine(name)) continue;
  if (isCi) installEngine(name);
  if (!findEngine(name))
    console.log(`${name} is not on this machine: its smoke tests are left out. ${howToInstall(name)}`);
}

const ALONE = ['bombs.spec.ts', 'visits.spec.ts', 'kills/**/*.spec.ts'];

const port = Number(process.env['SKYBOOK_PORT'] ?? 4173);

/** Browser tests run on the built site under a sub-path, as GitHub Pages serves it. */
export default defineConfig<object, SmokeOptions>({
  testDir: '.',
  outputDir: 'results',
  // One browser alone leaves a core idle most of the time; a file's tests stay one after the other.
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  // What another program on the machine has spoilt is told as flaky.
  retries: isCi ? 1 : 0,
  reporter: [['list'], ['./budgets.ts'], ...(isCi ? [['./closingLine.ts'] as const] : [])],
  use: { baseURL: `http://localhost:${port}/repo/`, viewport: { width: 1280, height: 900 } },
  projects: [
    // The long ones come first, so that both workers have something to do until the end.
    // Beside one of these no other of them: each takes all memory, or all cores, or tells how long something takes.
    { name: 'heavy', testMatch: ALONE, workers: 1 },
    // Where all of them have to be there, the test of one that is not says so and fails.
    ...ENGINE_NAMES.filter((name) => needsAll || findEngine(name)).map((engineName) => ({
      name: `smoke in ${engineName}`,
      testDir: 'engines',
      timeout: 480_000,
      use: { engineName },
    })),
    { name: 'site', testIgnore: ['engines/**', ...ALONE] },
  ],
  webServer: {
    command: `npm run preview -- --base /repo/ --port ${port} --strictPort`,
    cwd: '..',
    url: `http://localhost:${port}/repo/`,
    reuseExistingServer: !isCi,
  },
});
