/**
 * The first words of a worker's script: an address in memory that lasts as long as the worker (File API, section 8.4),
 * and can be asked for while it computes.
 */
export const LIFE_SOURCE = `postMessage({ life: URL.createObjectURL(new Blob(['1'])) });`;

/** Resolves to the address that a worker has told. */
export function lifeOf(worker: Pick<Worker, 'addEventListener' | 'removeEventListener'>): Promise<string> {
  return new Promise((resolve) => {
    const listen = ({ data }: MessageEvent<{ readonly life?: unknown } | null>): void => {
      if (typeof data?.life !== 'string') return;
      worker.removeEventListener('message', listen);
      resolve(data.life);
    };
    worker.addEventListener('message', listen);
  });
}

/** Between two questions; two in a row that fail tell of the end, which makes less than two seconds. */
const TURN_MS = 700;
const ENDED = 2;
/** A worker that has not told its address by then never came to life: its script is in memory, and short. */
const BEGIN_TURNS = 30;

/**
 * Watches whether a worker lives, as browsers tell nobody of one that they have ended; `onEnded` is told once when it
 * does not. One that is busy or slow is never taken for one that is gone. Returns the way to stop.
 */
export function watchLife(life: Promise<string>, onEnded: () => void, lives = isThere): () => void {
  let known: string | undefined;
  let turns = 0;
  let failures = 0;
  let hasStopped = false;
  const stop = (): void => {
    hasStopped = true;
    clearTimeout(timer);
  };
  // In turns of this thread: one that was asleep itself blames no other.
  const turn = async (): Promise<void> => {
    const address = known;
    turns++;
    if (address !== undefined) failures = (await lives(address)) ? 0 : failures + 1;
    if (hasStopped) return;
    if (failures < ENDED && (address !== undefined || turns < BEGIN_TURNS))
      timer = setTimeout(() => void turn(), TURN_MS);
    else {
      stop();
      onEnded();
    }
  };
  let timer = setTimeout(() => void turn(), TURN_MS);
  void life.then((told) => (known = told));
  return stop;
}

async function isThere(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
