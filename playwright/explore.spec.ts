import { readFileSync } from 'node:fs';
import { test } from './site.ts';

for (const name of (process.env['NB'] ?? '').split(',')) {
  test(`explore ${name}`, async ({ page }) => {
    test.setTimeout(170_000);
    const asked = new Map<string, number>();
    const seen = new Set<string>();
    const say = (t: string) => { const k = t.slice(0, 170); if (!seen.has(k)) { seen.add(k); console.log('  ', k); } };
    page.on('console', (m) => m.type() === 'error' && say('console ' + m.text()));
    page.on('pageerror', (e) => say('pageerror ' + String(e)));
    await page.context().route((url) => url.hostname !== 'localhost' && /^https?:$/.test(url.protocol), (route) => {
      const url = route.request().url();
      if (url.startsWith('https://notebooks.test/'))
        return route.fulfill({ body: readFileSync(`../shared/data/notebooks/ipyaladin/${name}.ipynb`), contentType: 'application/json', headers: { 'Access-Control-Allow-Origin': '*' } });
      const short = `${route.request().method()} ${url.slice(0, 150)}`;
      asked.set(short, (asked.get(short) ?? 0) + 1);
      if (/nph-sesame/.test(url)) {
        const json = { name: 'x', ra: 83.63, dec: 22.01 };
        void json;
        return route.fulfill({ body: '# x\n#=S=Simbad\n%J 83.6287000 +22.0147000 = 05:34:30.9 +22:00:52.9\n#====Done====\n', contentType: 'text/plain', headers: { 'Access-Control-Allow-Origin': '*' } });
      }
      const cors = { 'Access-Control-Allow-Origin': '*' };
      const path = new URL(url).pathname;
      if (/MocServer/.test(url)) return route.fulfill({ body: JSON.stringify([{ ID: 'CDS/P/DSS2/color', obs_title: 'DSS', hips_service_url: 'https://alasky.cds.unistra.fr/DSS/DSSColor', hips_order: '3', hips_frame: 'equatorial', hips_tile_format: 'jpeg', hips_tile_width: '512', dataproduct_type: 'image', hips_body: undefined }]), contentType: 'application/json', headers: cors });
      const file = /\/(properties|Norder\d.*)$/.exec(path)?.[1];
      if (file) { try { return route.fulfill({ body: readFileSync('public/hips/hipparcos/' + file), contentType: file === 'properties' ? 'text/plain' : 'image/jpeg', headers: cors }); } catch { return route.fulfill({ status: 404, body: '', headers: cors }); } }
      return route.abort();
    });
    await page.goto(`index.html#src=https://notebooks.test/${name}.ipynb`);
    const frame = page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
    await frame.getByRole('button', { name: 'Run all', exact: true }).click();
    for (let i = 0; i < 140; i++) {
      await new Promise((r) => setTimeout(r, 1000));
      const states = await frame.locator('[data-cell]').evaluateAll((cells) => cells.map((c) => c.getAttribute('data-state'))).catch(() => ['waiting']);
      if (i > 4 && states.length > 0 && !states.some((s) => s === 'waiting' || s === 'running' || s === 'idle')) break;
    }
    await new Promise((r) => setTimeout(r, 3000));
    const cells = await frame.locator('[data-cell]').evaluateAll((all) => all.map((c) => `${c.getAttribute('data-state')} | ${(c.querySelector('.cm-content')?.textContent ?? '').slice(0, 70)} | widgets ${c.querySelectorAll('[data-view=widget]').length} busy ${c.querySelectorAll('[aria-busy=true]').length} | ${(c.querySelector('[data-output]') as HTMLElement | null)?.innerText.slice(0, 200).replace(/\s+/g, ' ') ?? ''} | ${(c.querySelector('[data-failure]') as HTMLElement | null)?.innerText.slice(0, 600) ?? ''}`));
    console.log(`== ${name}\n${cells.join('\n')}`);
    console.log([...asked].map(([k, v]) => `${v} ${k}`).slice(0, 25).join('\n'));
    await page.screenshot({ path: `/tmp/wd/${name}.png` });
  });
}
