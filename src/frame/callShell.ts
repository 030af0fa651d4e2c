import type { ShellPort } from '../notebook/port.ts';

type Waiting = PromiseWithResolvers<never>;
type Answer = { readonly id: number; readonly value?: never; readonly failure?: string };

/**
 * The shell's methods by its port; `onWord` is told what the shell says by itself. Bytes are moved, not copied. A call
 * that the shell refuses rejects with its words.
 */
export function callShell(port: MessagePort, onWord: (word: string) => void): ShellPort {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<string | Answer>) => {
    if (typeof data === 'string') return onWord(data);
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failure === undefined) call?.resolve(data.value!);
    else call?.reject(new Error(data.failure));
  };
  const call = (method: string, args: readonly unknown[]): Promise<never> => {
    const id = ++last;
    const answer = Promise.withResolvers<never>();
    waiting.set(id, answer);
    port.postMessage(
      { id, method, args },
      args.flatMap((arg) => (arg instanceof Uint8Array && arg.buffer instanceof ArrayBuffer ? [arg.buffer] : [])),
    );
    return answer.promise;
  };
  return new Proxy({} as ShellPort, {
    get:
      (_, method) =>
      (...args: readonly unknown[]) =>
        call(String(method), args),
  });
}
