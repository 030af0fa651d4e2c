import { defineConfig } from '@playwright/test';
import { chromiumPath } from '../src/build/chromium.ts';

// Where one has to be installed, that must not count as the time of a test.
chromiumPath();

const port = Number(process.env['SKYBOOK_PORT'] ?? 4173);

/** Browser tests run on the built site under a sub-path, as GitHub Pages serves it. */
export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  // Two cores: a second browser would make every start-up twice as slow and prove nothing more.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: process.env['CI'] ? [['list'], ['./closingLine.ts']] : [['list']],
  use: { baseURL: `http://localhost:${port}/repo/`, viewport: { width: 1280, height: 900 } },
  webServer: {
    command: `npm run preview -- --base /repo/ --port ${port} --strictPort`,
    cwd: '..',
    url: `http://localhost:${port}/repo/`,
    reuseExistingServer: !process.env['CI'],
  },
});
