import { slowness } from '../slowness.ts';
import { startElsewhere } from './elsewhere.ts';
import { expect, test } from './smokeTest.ts';

test('a link is shown, said to be one, and asks nobody before it runs', async ({ reader, elsewhere }) => {
  await reader.openLink([
    { id: 'm', type: 'text/markdown', text: `# Ångström & 星\n![](http://${elsewhere.host}/picture)` },
    { id: 'j', type: 'module', text: `display(await (await fetch('http://${elsewhere.host}/data')).text())` },
  ]);
  await expect.poll(async () => (await reader.bar())?.origin).toBe('link');
  expect((await reader.bar())?.hosts).toBe(elsewhere.host);
  await expect.poll(async () => (await reader.seen('m'))?.output).toContain('Ångström & 星');
  await expect.poll(async () => (await reader.seen('j'))?.text).toContain('display(await');
  expect((await reader.seen('j'))?.state).toBe('idle');
  expect(elsewhere.asked).toEqual([]);
  await reader.press('Run all');
  expect(await reader.settled('j')).toMatchObject({ state: 'shown', output: expect.stringContaining('found') });
  expect(elsewhere.asked).toContain('/data');
});

test('a cell of each language runs, a query reads the site’s catalogue, and nobody is asked to whom another leads on', async ({
  reader,
  elsewhere,
}) => {
  const end = await startElsewhere();
  const leads = `http://${elsewhere.host}/to/${end.host}`;
  try {
    await reader.openLink([
      { id: 'm', type: 'text/markdown', text: 'Six times seven is ${answer}.' },
      { id: 'j', type: 'module', text: 'const answer = 6 * 7;\ndisplay(answer)' },
      { id: 'p', type: 'text/x-python', text: '1 + 1' },
      {
        id: 'a',
        type: 'text/x-python',
        text: 'from astropy.coordinates import SkyCoord\nSkyCoord(10.684708, 41.268750, unit="deg").galactic.to_string(precision=4)',
      },
      { id: 's', type: 'application/sql', text: 'SELECT 42 AS sql_says' },
      {
        id: 'h',
        type: 'application/sql',
        text: "SELECT count(*) AS n FROM hats('catalogues/hipparcos') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(56.75, 24.12, 1))",
      },
      { id: 'led-script', type: 'module', text: `await fetch('${leads}')` },
      { id: 'led-query', type: 'application/sql', text: `DESCRIBE hats('${leads}')` },
    ]);
    await reader.press('Run all');
    const shows = async (id: string, output: string) =>
      expect
        .soft(await reader.settled(id), `cell ${id}`)
        .toMatchObject({ state: 'shown', failure: '', output: expect.stringContaining(output) });
    await shows('j', '42');
    await shows('m', 'Six times seven is 42.');
    await shows('p', '2');
    // CPython astropy 7.2.0 prints the same.
    await shows('a', '121.1743 -21.5733');
    await shows('s', '42');
    // As many as the catalogue's files hold by the haversine formula.
    await shows('h', 'n\n26\n1 row');
    for (const id of ['led-script', 'led-query']) {
      await reader.settled(id);
      await expect.poll(async () => (await reader.seen(id))?.refused).toContain('led on to another host');
    }
    expect(elsewhere.asked.length).toBeGreaterThan(1);
    expect(end.asked).toEqual([]);
  } finally {
    end.close();
  }
});

test('an endless loop in Python is stopped, and Python answers again', async ({ reader }) => {
  await reader.openLink([{ id: 'p', type: 'text/x-python', text: 'print("begun")\nwhile True: pass' }]);
  await reader.press('Run all');
  await expect.poll(async () => (await reader.seen('p'))?.output, { timeout: 240_000 }).toContain('begun');
  expect((await reader.seen('p'))?.state).toBe('running');
  await reader.press('Stop');
  expect(await reader.settled('p', 10_000 * slowness())).toMatchObject({ state: 'failed', kind: 'cancelled' });
  await reader.writeAndRun('p', '6 * 7');
  await expect.poll(async () => (await reader.seen('p'))?.output, { timeout: 240_000 }).toBe('42');
});

test('a loop in JavaScript ends by itself where the browser runs it beside the shell', async ({
  reader,
  engineName,
}) => {
  test.skip(engineName === 'chromium', 'There it has a process of its own, and is ended from the bar.');
  await reader.openLink([{ id: 'j', type: 'module', text: 'let n = 0;\nwhile (true) n++;' }]);
  await reader.press('Run all');
  expect(await reader.settled('j')).toMatchObject({
    state: 'failed',
    failure: expect.stringMatching(/10 seconds without a pause[^]*line 2/),
  });
  await reader.writeAndRun('j', '6 * 7');
  await expect.poll(async () => (await reader.seen('j'))?.output).toBe('42');
});

test('what was written is there after a reload', async ({ reader }) => {
  await reader.openLink([{ id: 'j', type: 'module', text: '1' }]);
  await reader.writeAndRun('j', '2 + 40');
  await expect.poll(async () => (await reader.seen('j'))?.output).toBe('42');
  await expect.poll(() => reader.address()).toContain('#mine/');
  await reader.reload();
  await expect.poll(async () => (await reader.seen('j'))?.text).toBe('2 + 40');
  expect((await reader.bar())?.origin).toBe('link');
});
