import { button, element } from '../element.ts';
import { openDialog } from '../openDialog.ts';
import { diffView } from './diffView.ts';
import { notebookDiff } from './notebookDiff.ts';
import type { Version } from './version.ts';
import { whenText } from './whenText.ts';

/** Shows what a notebook was, and in what it has changed since; the version to go back to, or undefined. */
export async function chooseVersion(html: string, versions: readonly Version[]): Promise<Version | undefined> {
  let chosen: Version | undefined;
  let wanted: Version | undefined;
  await openDialog('versions', 'What this notebook was', (close) => {
    const shown = element(
      'div',
      { class: 'shown-version', 'aria-live': 'polite' },
      element('p', { class: 'note' }, 'Choose a time to see what has changed since.'),
    );
    const back = button(
      'Go back to it',
      () => {
        wanted = chosen;
        close();
      },
      { disabled: '' },
    );
    const rows = versions.map((version) => {
      const row = button(
        `${whenText(version.atMs)}`.replace(/^(at|on) /, ''),
        () => {
          chosen = version;
          back.disabled = false;
          for (const other of rows) other.setAttribute('aria-pressed', String(other === row));
          shown.replaceChildren(
            element('p', {}, `From then (−) to now (+):`),
            diffView(notebookDiff(version.html, html), 'It said the same as now.'),
          );
        },
        { 'aria-pressed': 'false' },
      );
      return row;
    });
    const none = element(
      'p',
      { class: 'note' },
      'Nothing yet: the last hour is kept by the minute, the last month by the day.',
    );
    return [
      versions.length > 0
        ? element('div', { class: 'sides' }, element('ul', {}, ...rows.map((row) => element('li', {}, row))), shown)
        : none,
      element('div', { class: 'actions' }, back, button('Done', close, { class: 'primary', autofocus: '' })),
    ];
  });
  return wanted;
}
