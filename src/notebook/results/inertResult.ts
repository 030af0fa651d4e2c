import type { Failure, FailureKind } from '../../../workers/wire/failure.ts';
import { inertOutputs } from '../ipynb/inertOutputs.ts';
import type { CellResult, Results } from './cellResult.ts';
import { readWith, writeWith } from '../made/madeText.ts';
import { inertSources } from './inertSources.ts';
import { recordOf } from '../../known/recordOf.ts';

const KINDS = {
  syntax: true,
  name: true,
  python: true,
  sql: true,
  javascript: true,
  fetch: true,
  view: true,
  cancelled: true,
  'engine-lost': true,
  link: true,
} as const satisfies Record<FailureKind, true>;
const MOST_CELLS = 2000;
const LONGEST = 100_000;

/**
 * What may be kept and shown of a cell's result, whoever kept it and in whatever shape; undefined where it is none. The
 * same rule stands at every door: storage, frames, links, files.
 */
export function inertResult(result: unknown): CellResult | undefined {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return undefined;
  const { atMs, own, made, site, outputs, failure, sources } = recordOf(result);
  if (typeof atMs !== 'number' || !Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return undefined;
  const failed = inertFailure(failure);
  const told = inertSources(sources);
  return {
    atMs,
    own: textOf(own) ?? '',
    made: textOf(made) ?? '',
    ...(typeof site === 'string' && { site: writeWith(readWith(site)) }),
    outputs: inertOutputs(outputs),
    ...(failed && { failure: failed }),
    ...(told.length > 0 && { sources: told }),
  };
}

/** `inertResult` of all cells; what is no result is as if it were not there. */
export function inertResults(results: unknown): Results {
  if (typeof results !== 'object' || results === null || Array.isArray(results)) return {};
  return Object.fromEntries(
    Object.entries(results)
      .slice(0, MOST_CELLS)
      .flatMap(([id, value]) => {
        const result = inertResult(value);
        return result ? [[id, result] as const] : [];
      }),
  );
}

/** Its words, without what a press of them would write or change. */
function inertFailure(failure: unknown): Failure | undefined {
  if (typeof failure !== 'object' || failure === null) return undefined;
  const { kind, message, detail, advice, line } = recordOf(failure);
  if (textOf(message) === undefined) return undefined;
  return {
    kind: typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? (kind as FailureKind) : 'view',
    message: textOf(message)!,
    ...(textOf(detail) !== undefined && { detail: textOf(detail)! }),
    ...(textOf(advice) !== undefined && { advice: textOf(advice)! }),
    ...(typeof line === 'number' && Number.isSafeInteger(line) && line > 0 && { line }),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, LONGEST) : undefined;
}
