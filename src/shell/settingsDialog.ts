import { button } from '../dom/button.ts';
import { make } from '../dom/make.ts';
import { keepSettings, readSettings } from './keptSettings.ts';
import type { Keeper } from './keeper.ts';
import { jupyterFields } from './jupyter/jupyterFields.ts';
import { settingsFiles, settingsResults } from './settingsKept.ts';
import { fromTexts, toTexts, type SettingsTexts } from './settingsTexts.ts';

/**
 * The reader's settings: the catalogue engine's, and a proxy of their own for services that refuse pages. Closes with
 * Escape, Cancel or Save.
 */
export function showSettings(siteUrl: string, kept: Pick<Keeper, 'results' | 'files'>): void {
  const texts = toTexts(readSettings());
  const fields = {
    sqlWorkers: field('sqlWorkers', texts, { placeholder: 'automatic', inputmode: 'numeric' }),
    askAboveMb: field('askAboveMb', texts, { placeholder: '200', inputmode: 'decimal' }),
    proxy: field('proxy', texts, { placeholder: 'https://…/?key=…&url={url}', inputmode: 'url' }),
  };
  const problem = make('p', { class: 'note', role: 'alert' });
  const jupyter = jupyterFields();
  const save = (): void => {
    const wrong = jupyter.save();
    if (wrong !== undefined) return void (problem.textContent = wrong);
    const read = fromTexts({
      sqlWorkers: fields.sqlWorkers.value,
      askAboveMb: fields.askAboveMb.value,
      proxy: fields.proxy.value,
    });
    for (const one of Object.values(fields)) one.removeAttribute('aria-invalid');
    if ('problem' in read) {
      problem.textContent = read.problem;
      fields[read.field].setAttribute('aria-invalid', 'true');
      fields[read.field].focus();
    } else if (keepSettings(read)) dialog.close();
    else problem.textContent = 'This browser refuses to keep settings.';
  };
  const script = make(
    'a',
    { href: new URL('proxy/worker.js', siteUrl).href, target: '_blank', rel: 'noopener' },
    'A script to run one',
  );
  const dialog = make(
    'dialog',
    { class: 'settings', 'aria-labelledby': 'settings-title' },
    make('h2', { id: 'settings-title' }, 'Settings'),
    ...labelled(
      fields.sqlWorkers,
      'SQL workers',
      'Databases that read catalogues side by side, 1 to 16, each with memory of its own. Empty: one less than this machine has cores. Counts when the SQL engine starts next: reload the page to have it now.',
    ),
    ...labelled(
      fields.askAboveMb,
      'Ask before a query fetches more than, in MB',
      'Empty: 200. Counts from the next query on. A cell whose first line is -- @allow 2 GB says so for itself.',
    ),
    ...labelled(
      fields.proxy,
      'A proxy of your own, for services that do not let pages of other sites read them',
      'Empty: nothing goes through a proxy. Python, JavaScript and TAP cells ask it for what the browser refuses them, from their next run on. It sees all that is asked through it: use none that is not yours. It asks only hosts that you list in it, by https. Notebooks that you do not trust are not told of it. ',
      script,
      '.',
    ),
    ...jupyter.elements,
    settingsResults(kept.results),
    settingsFiles(kept.files),
    problem,
    make(
      'div',
      { class: 'actions' },
      button('Cancel', () => dialog.close()),
      button('Save', save, { class: 'primary' }),
    ),
  );
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    // The focus goes back to the button that opened the dialog, and the same key would press it.
    event.preventDefault();
    save();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function field(
  name: keyof SettingsTexts,
  texts: SettingsTexts,
  attributes: Readonly<Record<string, string>>,
): HTMLInputElement {
  return make('input', {
    id: `setting-${name}`,
    value: texts[name],
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': `setting-${name}-note`,
    ...attributes,
  });
}

function labelled(input: HTMLInputElement, label: string, ...note: readonly (Node | string)[]): readonly Node[] {
  return [
    make('label', { for: input.id }, label),
    input,
    make('p', { class: 'note', id: `${input.id}-note` }, ...note),
  ];
}
