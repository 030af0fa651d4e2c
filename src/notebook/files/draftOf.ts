import { CELL_LANGUAGES, type Language } from '../cell.ts';
import type { Draft } from './draft.ts';

/** A draft with the settings that its file gives it: its language too, where it has one of ours. */
export function draftOf(text: string, language: Language, options: ReadonlyMap<string, unknown>): Draft {
  const [id, output, pinned, hidden] = ['id', 'output', 'pinned', 'hidden'].map((name) => options.get(name));
  const named = options.get('language');
  return {
    language: CELL_LANGUAGES.find((known) => known === named) ?? language,
    text,
    ...(typeof id === 'string' && id !== '' && { id }),
    ...(typeof output === 'string' && output !== '' && { output }),
    ...(typeof pinned === 'boolean' && { pinned }),
    ...(hidden === true && { hidden }),
  };
}
