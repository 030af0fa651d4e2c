import { Heartbeat } from '../../workers/wire/heartbeat.ts';

/** What a worker of a worker runs: it answers for the one that started it, and ends when that ends. */
const ANSWERER = 'onmessage = ({ ports: [pulse] }) => { pulse.onmessage = () => pulse.postMessage(0); };';
/** Its script is in memory, so that it answers within this time. */
const FIRST_TURNS = 38;

/**
 * A function `beat` for a worker's script, to be called with the port of `watchPulse`. A worker that computes answers
 * nobody, so a worker of its own answers for it; where there can be none, that is told.
 */
export const PULSE_SOURCE = `
const beat = (pulse) => {
  const none = (error) => {
    error.preventDefault?.();
    postMessage({ pulse: false });
  };
  try {
    const answerer = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(ANSWERER)}], { type: 'text/javascript' })));
    answerer.onerror = none;
    answerer.postMessage(0, [pulse]);
  } catch (error) {
    none(error);
  }
};`;

/**
 * Watches whether a worker lives, as browsers tell nobody of one that they have ended; `onSilent` is told once when it
 * does not. Returns the way to stop.
 */
export function watchPulse(worker: Pick<Worker, 'postMessage' | 'addEventListener'>, onSilent: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  const stop = (): void => {
    heartbeat.stop();
    port1.close();
  };
  const heartbeat = new Heartbeat({
    firstTurns: FIRST_TURNS,
    ask: () => port1.postMessage(0),
    onSilent: () => {
      stop();
      onSilent();
    },
  });
  port1.onmessage = () => heartbeat.answered();
  worker.addEventListener('message', ({ data }: MessageEvent<{ readonly pulse?: unknown } | null>) => {
    if (data?.pulse === false) stop();
  });
  worker.postMessage({ pulse: port2 }, [port2]);
  return stop;
}
