import { make } from '../dom/make.ts';
import { readServer } from './jupyter/jupyterServer.ts';
import { waysElsewhere } from './openElsewhere.ts';

const STEPS = [
  'Press Download, For Jupyter. The first lines of that file say what it needs of PyPI: run them there with %pip install in front.',
  'Without an address: Colab has File, Upload notebook; JupyterLab, on a Hub too, takes the file where you drop it onto its list of files.',
  'To hand on a link: put the file into a public repository of GitHub, or a gist, and write its address (of the page of the file at GitHub, or of Raw) here.',
];

/** How the notebook is opened in Colab, Binder or on a JupyterHub: links where its .ipynb has a public address. */
export function elsewhereHelp(from = ''): HTMLElement {
  const links = make('ul', { 'data-ways': '', 'aria-live': 'polite' });
  const known = waysElsewhere(from).length > 0 ? from : '';
  const field = make('input', {
    ...{ id: 'share-elsewhere', type: 'url', value: known, spellcheck: 'false', 'aria-label': 'Address of the .ipynb' },
    placeholder: 'https://github.com/you/repository/blob/main/notebook.ipynb',
  });
  const draw = (): void => {
    const ways = waysElsewhere(field.value, readServer()?.url);
    const none = field.value.trim() === '' ? [] : ['This is no address of an .ipynb at GitHub.'];
    links.replaceChildren(
      ...(ways.length === 0 ? none : ways).map((way) =>
        make(
          'li',
          {},
          typeof way === 'string'
            ? way
            : make('a', { href: way.url, target: '_blank', rel: 'noopener noreferrer' }, `Open in ${way.name}`),
        ),
      ),
    );
  };
  field.addEventListener('input', draw);
  draw();
  return make(
    'details',
    { class: 'note', 'data-elsewhere': '' },
    make('summary', {}, 'Open it in Colab, Binder or a JupyterHub'),
    make('ol', {}, ...STEPS.map((step) => make('li', {}, step))),
    field,
    links,
  );
}
