import type { ControlOf } from '../../../workers/wire/control.ts';
import type { LocalChoice } from '../../../workers/wire/localChoice.ts';
import { make } from '../../dom/make.ts';
import { plainValue } from './carriedOf.ts';
import type { Handle, Tell } from './handle.ts';
import { labelled } from './labelled.ts';

/** Files of the reader's disk, which cells then find below `/local`; `addLocal` gives them to the notebook. */
export function fileControl(
  { label, endings, multiple }: ControlOf<'file'>,
  tell: Tell,
  addLocal?: (choice: LocalChoice) => void,
): Handle {
  const input = make('input', { type: 'file', accept: endings.join(',') || undefined });
  input.multiple = multiple;
  let names: readonly string[] = [];
  const said = make('span', { class: 'control-value' });
  input.addEventListener('change', (event) => {
    const files = [...(input.files ?? [])];
    for (const file of files) addLocal?.({ name: file.name, isFolder: false, files: [{ path: file.name, file }] });
    // As the notebook's files are named: macOS writes accents apart from their letters.
    names = files.map(({ name }) => name.normalize('NFC'));
    said.textContent = '';
    const paths = names.map((name) => `/local/${name}`);
    tell(names, plainValue(multiple ? paths : (paths[0] ?? null)), event);
  });
  return {
    element: labelled(label, input, said),
    put: (state) => {
      names = Array.isArray(state) ? state.map(String) : [];
      // A page cannot put a file into the browser's own input.
      if ((input.files?.length ?? 0) === 0) said.textContent = names.join(', ');
    },
    text: () => names.join(', '),
  };
}
