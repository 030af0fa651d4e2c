import type { PartsQuestion } from './partsMessage.ts';

/** A port that is answered as `parts` is, by `serveParts`. */
export function served(parts: MessagePort): MessagePort {
  const { port1, port2 } = new MessageChannel();
  parts.postMessage({ serve: true } satisfies PartsQuestion, [port2]);
  return port1;
}
