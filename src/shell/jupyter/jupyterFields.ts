import { button } from '../../dom/button.ts';
import { make } from '../../dom/make.ts';
import { checkServer } from './checkServer.ts';
import { keepServer, readServer, serverOf } from './jupyterServer.ts';

/** The settings of the reader's Jupyter server; `save` keeps them, or tells why they mean none. */
export type JupyterFields = { readonly elements: readonly Node[]; save(): string | undefined };

/** The fields for the address and the token, with a button that tries them. */
export function jupyterFields(): JupyterFields {
  const known = readServer();
  const address = field('jupyter', known?.url ?? '', { placeholder: 'http://localhost:8888/', inputmode: 'url' });
  const token = field('jupyterToken', known?.token ?? '', { type: 'password', placeholder: 'token' });
  const said = make('p', { class: 'note', role: 'status', 'data-check': 'jupyter' });
  const read = () => serverOf(address.value, token.value);
  const check = async (): Promise<void> => {
    const server = read();
    if (!server) said.textContent = 'Write an address first.';
    else if ('problem' in server) said.textContent = server.problem;
    else {
      said.textContent = 'Asking…';
      said.textContent = (await checkServer(server)).words;
    }
  };
  const elements = [
    make('label', { for: address.id }, 'Your own Jupyter server, or your server on a JupyterHub'),
    address,
    make('label', { for: token.id }, 'Its token'),
    token,
    make(
      'p',
      { class: 'note', id: 'setting-jupyter-note' },
      'Kept for this session of the tab alone, and by this page: no notebook learns the token. An SQL or Python cell whose first line is -- @jupyter (or # @jupyter; for SQL also dask or spark) runs there: its text goes there with the tables and values that it reads. ',
    ),
    make(
      'p',
      {},
      button('Try it', () => void check()),
    ),
    said,
  ];
  return {
    elements,
    save() {
      const server = read();
      if (server && 'problem' in server) return server.problem;
      return keepServer(server) ? undefined : 'This browser refuses to keep the server, even for this session.';
    },
  };
}

function field(name: string, value: string, attributes: Readonly<Record<string, string>>): HTMLInputElement {
  return make('input', {
    ...{ id: `setting-${name}`, value, spellcheck: 'false', autocomplete: 'off' },
    'aria-describedby': 'setting-jupyter-note',
    ...attributes,
  });
}
