import { cpythonAnswers } from './dachs/cpythonAnswers.ts';
import { startDachs, stopDachs } from './dachs/startDachs.ts';
import { ANSWER, stepCell, STEPS } from './dachs/steps.ts';
import { expect, test, type Site } from './site.ts';

/** DaCHS sends datalinks as HTML to whoever calls himself Mozilla, as every browser does. */
const NEEDS_OPEN_SERVER: readonly string[] = ['datalink-of-record'];

/** Has Python wait by blocking its worker, as in browsers without WebAssembly Promise Integration. */
const WITHOUT_PROMISE_INTEGRATION = 'import pyodide.ffi as _ffi\n_ffi.can_run_sync = lambda: False\n';

/** A table as a step gives it. */
type Columns = Readonly<Record<string, readonly [unit: string, ucd: string, type: string, values: readonly number[]]>>;

async function takeSteps(
  site: Site,
  base: string,
  steps: readonly string[],
  before = '',
): Promise<Readonly<Record<string, unknown>>> {
  site.allow('localhost');
  await site.openCells(steps.map((id) => ({ id, type: 'text/x-python', text: before + stepCell(id, base) })));
  await site.runAll();
  const answers: Record<string, unknown> = {};
  for (const id of steps) {
    await expect(site.cell(id)).toHaveAttribute('data-state', /^(?:shown|failed)$/, { timeout: 120_000 });
    const failure = site.cell(id).locator('[data-failure]');
    answers[id] = (await failure.count()) > 0 ? await failure.innerText() : answerIn(await site.output(id).innerText());
  }
  return answers;
}

/** The step's answer; warnings stand before it. */
function answerIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.lastIndexOf(ANSWER) + ANSWER.length));
  } catch {
    return text;
  }
}

test.describe('a real Virtual Observatory server', () => {
  test.setTimeout(900_000);
  test.afterAll(stopDachs);

  for (const { title, open, before } of [
    { title: 'as packaged', open: false },
    { title: 'as packaged, where Python blocks its worker to wait', open: false, before: WITHOUT_PROMISE_INTEGRATION },
    { title: 'that answers preflights', open: true },
  ]) {
    test(`pyvo, astropy and requests in a page get from a server ${title} what they get in CPython`, async ({
      site,
    }) => {
      const server = startDachs({ open });
      test.skip('missing' in server, `DaCHS could not be started: ${'missing' in server ? server.missing : ''}`);
      const { base } = server as { readonly base: string };
      const expected = cpythonAnswers(base);
      test.skip('missing' in expected, 'missing' in expected ? expected.missing : '');
      const { answers } = expected as { readonly answers: Readonly<Record<string, unknown>> };
      const steps = STEPS.filter((step) => open || !NEEDS_OPEN_SERVER.includes(step));
      expect(steps.length).toBeGreaterThan(40);
      const got = await takeSteps(site, base, steps, before);
      for (const step of steps) expect.soft(got[step], step).toEqual(answers[step]);
      for (const step of STEPS.filter((one) => !steps.includes(one))) expect(answers[step]).toBeDefined();
    });
  }

  test('TAP cells run their ADQL there, at once and as a job, upload tables, and give tables that SQL joins', async ({
    site,
  }) => {
    const server = startDachs({ open: false });
    test.skip('missing' in server, `DaCHS could not be started: ${'missing' in server ? server.missing : ''}`);
    const { base } = server as { readonly base: string };
    const expected = cpythonAnswers(base);
    test.skip('missing' in expected, 'missing' in expected ? expected.missing : '');
    const { answers } = expected as { readonly answers: Readonly<Record<string, Columns>> };
    const sql = (id: string, text: string, output?: string) => ({ id, type: 'application/sql', text, output }) as const;
    const near =
      "SELECT id, ra, dec FROM nb.stars WHERE 1=CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', 56.75, 24.12, 0.3)) ORDER BY id";
    site.allow('localhost');
    await site.openCells([
      sql('1', `-- @tap ${base}/tap\n${near}`, 'near'),
      sql('2', `-- @tap ${base}/tap async\n${near}`, 'later'),
      sql(
        '3',
        `-- @tap ${base}/tap\nSELECT stars.id FROM TAP_UPLOAD.near AS near JOIN nb.stars AS stars ON stars.id = near.id`,
        'back',
      ),
      sql(
        '4',
        "SELECT string_agg(near.id, ',' ORDER BY near.id) AS ids FROM near JOIN later USING (id) JOIN back USING (id)",
      ),
      sql('5', `-- @tap ${base}/tap\nSELECT nothing FROM nb.stars`),
      sql('6', `-- @tap ${base}/tap maxrec=7\nSELECT id FROM nb.stars`),
    ]);
    await site.runAll();
    await site.expectState('4', 'shown');
    await expect(site.output('4')).toContainText(answers['tap-sync-geometry']!['id']![3].join(','));
    await site.expectState('5', 'failed');
    await expect(site.cell('5').locator('[data-failure]')).toContainText('nothing');
    await site.expectState('6', 'shown');
    await expect(site.output('6').locator('[data-view="table"]')).toHaveAttribute('data-rows', '7');
    await expect(site.output('6').locator('.view-warnings')).toBeVisible();
  });
});
