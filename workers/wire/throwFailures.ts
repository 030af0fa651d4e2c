import { transferHandlers, type TransferHandler } from 'comlink';
import type { Failure } from './failure.ts';
import { isNotebookError, NotebookError } from './notebookError.ts';

type Thrown = { readonly value: unknown };
type Sent = { readonly failure?: Failure; readonly message: string; readonly name: string; readonly stack?: string };

/**
 * Has Comlink keep the `Failure` of what a worker throws: by itself it sends no more than an error's name and message.
 * Called once on each side.
 */
export function throwFailures(): void {
  const standard = transferHandlers.get('throw') as TransferHandler<Thrown, Sent>;
  const handler: TransferHandler<Thrown, Sent> = {
    canHandle: (value): value is Thrown => standard.canHandle(value),
    serialize: ({ value }) => {
      const error = value instanceof Error ? value : new Error(String(value));
      return [
        {
          failure: isNotebookError(value) ? value.failure : undefined,
          message: error.message,
          name: error.name,
          stack: error.stack,
        },
        [],
      ];
    },
    deserialize: ({ failure, message, name, stack }) => {
      throw failure ? new NotebookError(failure) : Object.assign(new Error(message), { name, stack });
    },
  };
  transferHandlers.set('throw', handler);
}
