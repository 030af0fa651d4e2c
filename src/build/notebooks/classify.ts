import type { CellSeen } from './cellSeen.ts';

/** What became of a cell, in the order in which reports list it. */
export const CLASSES = ['ran', 'service', 'package', 'file', 'earlier', 'otherwise', 'unfinished'] as const;
export type Class = (typeof CLASSES)[number];

/**
 * A cell's class and what it lacked: a host, a package and whether it is compiled, a file, or the message; `after` is
 * the cell that failed before it.
 */
export type Verdict = { readonly is: Class; readonly what: string; readonly after?: number };

/** Says why a cell ran or did not, from what the page shows of it. */
export function classify({ state, failure }: CellSeen): Verdict {
  if (state === 'shown') return { is: 'ran', what: '' };
  if (!failure)
    return {
      is: 'unfinished',
      what: state === 'running' ? 'still running at the limit' : 'not reached before the limit',
    };
  const { kind, message, advice, detail } = failure;
  const host = /(\S+) (?:gave this page no answer|cannot be reached)/.exec(`${message}\n${detail}`)?.[1];
  if (host)
    return {
      is: 'service',
      what: /did not allow it when last tried/.test(advice) ? `${host} (closed to pages)` : host,
    };
  if (kind === 'fetch') return { is: 'service', what: hostIn(`${message}\n${advice}\n${detail}`) ?? message };
  const module = /No module named '([\w.]+)'/.exec(message)?.[1];
  if (module) return { is: 'package', what: `${module.split('.')[0]}${packageNote(advice)}` };
  if (/pyarrow/.test(message)) return { is: 'package', what: `pyarrow${packageNote(advice)}` };
  if (kind === 'name' && /^Needs .*(?:failed|is defined in cells)/.test(message))
    return { is: 'earlier', what: message };
  const after = /^Cell (\d+) failed before it gave/.exec(advice)?.[1];
  if (after !== undefined) return { is: 'earlier', what: `${message} (cell ${after})`, after: Number(after) };
  // requests takes a path for an address.
  const file = /^(?:FileNotFoundError: .*?|MissingSchema: Invalid URL )'([^']+)'/.exec(message)?.[1];
  if (file) return { is: 'file', what: file };
  return { is: 'otherwise', what: message };
}

function hostIn(text: string): string | undefined {
  return /https?:\/\/([\w.-]+)/.exec(text)?.[1];
}

function packageNote(advice: string): string {
  if (/could not be had from/.test(advice)) return ' (its host not reached)';
  if (/compiled/.test(advice)) return ' (compiled)';
  return /PyPI/.test(advice) ? ' (PyPI not reached)' : '';
}
