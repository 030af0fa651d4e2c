import type { JupyterEvent } from '../../notebook/jupyterPort.ts';
import { recordOf } from '../../known/recordOf.ts';

/** The name by which a run asks for the value of an expression (one of Jupyter's `user_expressions`). */
export const AFTER = 'skybook';

/** What a kernel's reply says to that: what our code there tells, or how it failed; `undefined` where not asked. */
export function afterOf(reply: Readonly<Record<string, unknown>>): JupyterEvent | undefined {
  const { status, data, ename, evalue, traceback } = recordOf(recordOf(reply.user_expressions)[AFTER]);
  if (status === 'ok') return { kind: 'told', json: JSON.stringify(recordOf(data)['application/json'] ?? {}) };
  if (status !== 'error') return undefined;
  const lines = Array.isArray(traceback) ? traceback.map(String) : [];
  return { kind: 'error', name: String(ename), message: String(evalue), traceback: lines };
}
