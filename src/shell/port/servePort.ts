import type { ShellPort } from '../../notebook/port.ts';
import type { Accept } from './accept.ts';
import { recordOf } from '../../known/recordOf.ts';

type Takes<A extends readonly unknown[]> = { readonly [K in keyof A]-?: Accept<A[K]> };

/** A method that a frame may call: what each argument must be, and what it does. */
export type Method<F extends (...args: never[]) => Promise<unknown>> = {
  readonly takes: Takes<Required<Parameters<F>>> | Takes<Parameters<F>>;
  readonly run: F;
};

/** All that a frame may call. */
export type Methods = { readonly [M in keyof ShellPort]: Method<ShellPort[M]> };

type AnyMethod = {
  readonly takes: readonly Accept<unknown>[];
  readonly run: (...args: readonly unknown[]) => Promise<unknown>;
};
type Call = { readonly id: number; readonly method: string; readonly args: readonly unknown[] };

/**
 * Answers calls `{id, method, args}` on a port by `{id, value}` or `{id, failure}`. Methods are looked up in a map of
 * their own, so that no name reaches anything else; a call of another shape, of no method or with wrong arguments runs
 * nothing.
 */
export function servePort(port: MessagePort, methods: Methods): void {
  const known = new Map(Object.entries(methods) as readonly [string, AnyMethod][]);
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isCall(data)) void answer(port, known, data);
  };
}

async function answer(
  port: MessagePort,
  known: ReadonlyMap<string, AnyMethod>,
  { id, method, args }: Call,
): Promise<void> {
  const found = known.get(method);
  const fits =
    found !== undefined &&
    args.length <= found.takes.length &&
    found.takes.every((accept, index) => accept(args[index]));
  if (!fits)
    return port.postMessage({
      id,
      failure: found ? `${method} was given what it does not take` : 'There is no such method',
    });
  try {
    port.postMessage({ id, value: await found.run(...args) });
  } catch (error) {
    port.postMessage({ id, failure: error instanceof Error ? error.message : 'It failed' });
  }
}

function isCall(data: unknown): data is Call {
  if (typeof data !== 'object' || data === null) return false;
  const { id, method, args } = recordOf(data);
  return Number.isSafeInteger(id) && typeof method === 'string' && Array.isArray(args);
}
