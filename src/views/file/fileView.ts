import type { Shown } from '../../../workers/wire/shown.ts';
import { bytesText } from '../../format/bytesText.ts';
import type { Drawn } from '../drawn.ts';
import { make } from '../../dom/make.ts';
import { planView } from '../plan/planView.ts';
import { messageOf } from '../../known/messageOf.ts';
import { shownParts } from '../../../workers/wire/shownParts.ts';

/** A file that a cell has written: its name, and the key of its bytes. */
export type FileToTake = { readonly name: string; readonly buffer: string };

/** A button that gives the reader a file, with what was read for it; it says so where its bytes are gone. */
export function fileView(
  { name, buffer }: FileToTake,
  { buffers, data }: Shown,
  save?: (name: string, bytes: Uint8Array) => Promise<unknown>,
): Drawn {
  const bytes = buffers?.[buffer];
  const element = make('div', { 'data-view': 'file' });
  if (bytes && save) {
    const button = make('button', { type: 'button' }, `Save ${name} (${bytesText(bytes.length)})`);
    button.addEventListener('click', () => {
      save(name, bytes).catch((error: unknown) => {
        element.append(make('p', { role: 'alert' }, `It could not be saved: ${messageOf(error)}`));
      });
    });
    element.append(button);
  } else element.append(make('p', {}, `The file ${name}: run the cell for it.`));
  const { plan } = shownParts(data);
  if (plan) element.append(planView(plan).element);
  return { element, dispose: () => undefined };
}
