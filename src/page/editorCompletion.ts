import type { Completion as Option, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import type { Completion, Completions } from './desk.ts';

/** Asks for completions of a cell's text at a place. */
export type Complete = (text: string, position: number) => Promise<Completions>;

/** CodeMirror's own words for kinds, which choose the picture in the list. */
const TYPES = {
  name: 'variable',
  function: 'function',
  class: 'class',
  module: 'namespace',
  column: 'property',
  table: 'type',
  keyword: 'keyword',
} as const;

/**
 * The notebook's names as a source of the editor's completion list; a failing engine only means that nothing is
 * proposed.
 */
export function completionSource(complete: Complete): CompletionSource {
  return async (context: CompletionContext) => {
    if (!context.explicit && !context.matchBefore(/[\w.$"'/:-]$/)) return null;
    try {
      const { from, options, isFound } = await complete(context.state.doc.toString(), context.pos);
      if (context.aborted || options.length === 0) return null;
      return isFound
        ? { from, options: options.map(toOption), filter: false }
        : { from, options: options.map(toOption), validFor: /^"?[\w$]*$/ };
    } catch {
      return null;
    }
  };
}

function toOption({ label, detail, doc, kind }: Completion): Option {
  return {
    label,
    boost: 1,
    ...(detail !== undefined && { detail }),
    ...(doc !== undefined && { info: doc }),
    ...(kind && { type: TYPES[kind] }),
  };
}
