import { expect, test } from './attack.ts';
import { CALL_SHELL, STEAL_PORT } from './portSteal.ts';
import type { Target } from './target.ts';

const EVIL =
  '<!doctype html><notebook><title>Harmless</title><script id="a" type="module">globalThis.evil = 1</script></notebook>';

const SAVING = `${STEAL_PORT}
${CALL_SHELL}
await pause(300);
call('save', ${JSON.stringify(EVIL)});
fetch('https://named.test/saved');`;

test('the question names title, origin and hosts, and Enter is no', async ({ target }) => {
  await target.openCells([{ id: 'a', type: 'module', text: "fetch('https://named.test/')" }], 'Not what it says');
  await ask(target);
  const question = target.page.locator('dialog[open]');
  await expect(question).toContainText('Not what it says');
  await expect(question).toContainText('author.test');
  await expect(question).toContainText('named.test');
  await target.page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(target.page.locator('[data-bar]')).not.toHaveAttribute('data-hosts', '*');
  await target.expectUntouched();
});

test('what becomes trusted is what was opened, not what its code gave to be kept', async ({ target }) => {
  await target.openCells([{ id: 'a', type: 'module', text: SAVING }]);
  await target.runToEnd();
  await target.internet.asked('named.test');
  await target.settle();
  await ask(target);
  const yes = target.page.locator('dialog[open]').getByRole('button', { name: /^(?:Trust|Yes)/ });
  await expect(yes).toBeEnabled();
  await yes.click();
  await expect(target.page.locator('dialog[open]')).toHaveCount(0);
  await target.settle();
  const trusted = Object.values((await target.kept()).records)
    .flat()
    .filter((record) => JSON.stringify(record['trust'] ?? {}).includes('true'));
  expect(trusted.filter((record) => [record['html'], record['agreed']].includes(EVIL))).toEqual([]);
  await expect(target.cell('a')).toContainText('stolen');
});

async function ask(target: Target): Promise<void> {
  await target.page
    .locator('[data-bar]')
    .getByRole('button', { name: /^Trust/ })
    .click();
}
