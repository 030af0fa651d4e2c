import { expect, test, type Site } from './site.ts';

const bar = (site: Site) => site.page.locator('[data-bar]');

test('the bar says where a notebook came from and what it may ask, before and after it runs and is changed', async ({
  site,
}) => {
  await site.openCells([
    { id: '1', type: 'module', text: "const a = 'https://data.example:8443/x';\ndisplay(a.length)" },
  ]);
  const says = async (): Promise<void> => {
    await expect(bar(site)).toHaveAttribute('data-origin', 'address');
    await expect(bar(site)).toHaveAttribute('data-hosts', 'data.example:8443');
    await expect(bar(site)).toContainText('notebooks.test');
  };
  await says();
  await site.runAll();
  await site.expectState('1', 'shown');
  await says();
  await site.typeAndRun('1', "'https://other.example/'.length");
  await expect(site.output('1')).toContainText('22');
  await expect(site.page).toHaveURL(/#mine\//);
  await says();
  await site.page.reload();
  await expect(site.cell('1')).toContainText('other.example');
  await expect(bar(site)).toHaveAttribute('data-origin', 'address');
  await site.page.goto('index.html');
  await expect(site.page.locator('ul.kept [data-origin="address"]')).toContainText('notebooks.test');
});

test('a changed copy does not stand where somebody else’s notebook is asked for', async ({ site }) => {
  await site.openCells([{ id: '1', type: 'module', text: '1 + 1' }]);
  await site.type('1', '2 + 2');
  await expect(site.page).toHaveURL(/#mine\//);
  await site.open('#src=https://notebooks.test/notebook.html');
  await expect(site.cell('1')).toContainText('1 + 1');
  await bar(site).getByRole('button', { name: 'Your changed copy' }).click();
  await expect(site.cell('1')).toContainText('2 + 2');
  await bar(site).getByRole('button', { name: 'The original' }).click();
  await expect(site.cell('1')).toContainText('1 + 1');
});

test('running takes over what was typed, what can be undone, and where the caret is', async ({ site }) => {
  await site.openCells([
    { id: '1', type: 'module', text: 'const a = 1;' },
    { id: '2', type: 'module', text: 'a' },
  ]);
  await site.type('1', 'const a = 5;');
  await site.cell('2').locator('.cm-content').click();
  await site.page.keyboard.press('End');
  await site.page.keyboard.press('Control+Enter');
  await expect(site.output('2')).toContainText('5');
  await site.page.keyboard.type(' + 1');
  await site.page.keyboard.press('Control+Enter');
  await expect(site.output('2')).toContainText('6');
  await expect(site.page.frameLocator('iframe.stage').locator('iframe')).toHaveCount(1);
  await site.button('Undo').click();
  await site.button('Undo').click();
  await expect(site.cell('1')).toContainText('const a = 1;');
});

test('no key is lost that is typed while one frame takes the place of another', async ({ site }) => {
  await site.openCells([{ id: '1', type: 'module', text: '1' }]);
  await site.cell('1').locator('.cm-content').click();
  const stage = site.page.frameLocator('iframe.stage');
  const shown = await stage.locator('iframe[data-notebook]').elementHandle();
  await site.page.keyboard.press('End');
  await site.page.keyboard.press('Control+Enter');
  // One key after another until the frame has gone, and some more.
  let typed = '';
  for (let more = 8; more > 0;) {
    const letter = String(typed.length % 10);
    await site.page.keyboard.press(letter);
    typed += letter;
    if (!(await shown!.evaluate((frame) => frame.isConnected))) more--;
  }
  await expect(site.cell('1').locator('.cm-content')).toHaveText(`1${typed}`);
});

test('a host that the code did not name is not asked; the reader may allow it, and what had run runs again', async ({
  site,
}) => {
  const asked: string[] = [];
  await site.answer('hidden.example', (url) => {
    asked.push(url.pathname);
    return { body: 'found', contentType: 'text/plain' };
  });
  await site.openCells([
    { id: '1', type: 'module', text: "display(await (await fetch('htt' + 'ps://hidden.example/a')).text())" },
    { id: '2', type: 'text/x-python', text: 'import requests\nrequests.get("htt" + "ps://hidden.example/b").text' },
  ]);
  await site.runAll();
  for (const id of ['1', '2']) {
    await site.expectState(id, 'failed');
    await expect(site.cell(id).locator('[data-refused]')).toHaveAttribute('data-host', 'hidden.example');
  }
  expect(asked).toEqual([]);
  await site.cell('1').getByRole('button', { name: 'Allow hidden.example and run again' }).click();
  for (const id of ['1', '2']) await expect(site.output(id)).toContainText('found');
  await expect(bar(site)).toHaveAttribute('data-hosts', 'hidden.example');
  expect(asked.toSorted()).toEqual(['/a', '/b']);
});

test('trust is asked for in a dialog that names title, origin and hosts, and means no unless the reader says yes', async ({
  site,
}) => {
  await site.answer('hidden.example', () => ({ body: 'found', contentType: 'text/plain' }));
  await site.openCells(
    [
      {
        id: '1',
        type: 'module',
        text: "'https://data.example/';\ndisplay(await (await fetch('htt' + 'ps://hidden.example/a')).text())",
      },
    ],
    'Stars & <b>',
  );
  const trust = bar(site).getByRole('button', { name: 'Trust…' });
  await trust.click();
  const dialog = site.page.getByRole('dialog');
  for (const text of ['Stars & <b>', 'notebooks.test', 'data.example']) await expect(dialog).toContainText(text);
  await expect(dialog.getByRole('button', { name: 'No' })).toBeFocused();
  await site.page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await site.runAll();
  await site.expectState('1', 'failed');
  await trust.click();
  await dialog.getByRole('button', { name: 'Trust it' }).click();
  await expect(bar(site)).toHaveAttribute('data-hosts', '*');
  await site.expectState('1', 'idle');
  await site.runAll();
  await expect(site.output('1')).toContainText('found');
  await site.open('#src=https://notebooks.test/notebook.html');
  await expect(bar(site)).toHaveAttribute('data-hosts', '*');
  await bar(site).getByRole('button', { name: 'Your changed copy' }).click();
  await bar(site).getByRole('button', { name: 'End trust' }).click();
  await expect(bar(site)).toHaveAttribute('data-hosts', 'data.example');
});

test('a link in a text opens a tab of its own, in a frame that runs too', async ({ site }) => {
  await site.answer('linked.example', () => ({ body: 'linked', contentType: 'text/plain' }));
  await site.openCells([
    { id: 'm', type: 'text/markdown', text: '[There](https://linked.example/page)' },
    { id: '1', type: 'module', text: '1' },
  ]);
  for (const run of [false, true]) {
    if (run) {
      await site.runAll();
      await site.expectState('1', 'shown');
    }
    const opened = site.page.context().waitForEvent('page');
    await site.output('m').getByRole('link', { name: 'There' }).click();
    const tab = await opened;
    await expect(tab).toHaveURL('https://linked.example/page');
    expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
    await tab.close();
  }
});

test('no notebook runs in the site’s origin: not a shipped one, not the reader’s own, not a trusted one', async ({
  site,
}) => {
  const reach =
    "[() => window.parent.document.title, () => localStorage.length, () => document.cookie, () => String(indexedDB.open('x'))].map((f) => { try { return f(); } catch (e) { return e.name; } }).join(' ') + ' ' + self.origin";
  const isApart = async (): Promise<void> => {
    await expect(site.output('1')).toContainText('SecurityError SecurityError SecurityError SecurityError null');
  };
  await site.open('');
  await site.page.getByRole('button', { name: 'New notebook' }).click();
  await site.cell('2').locator('select').first().selectOption('javascript');
  await site.typeAndRun('2', reach);
  await expect(site.output('2')).toContainText('SecurityError SecurityError SecurityError SecurityError null');
  await site.open('#cells/tour');
  await expect(site.button('Run all')).toBeVisible();
  await site.frame.locator('[data-language="javascript"]').first().waitFor();
  await site.openCells([{ id: '1', type: 'module', text: reach }]);
  await bar(site).getByRole('button', { name: 'Trust…' }).click();
  await site.page.getByRole('dialog').getByRole('button', { name: 'Trust it' }).click();
  await expect(bar(site)).toHaveAttribute('data-hosts', '*');
  await site.runAll();
  await isApart();
});
