import { Network } from '../../store/network.ts';
import { ask, type Asking, type Question, type Reply } from './ask.ts';

/** `onWaiting` is told that the network is waited for. */
export type PatientAsking = Asking & { readonly onWaiting?: (what: string) => void; readonly network?: Network };

/** A browser that does not tell when the network is back is looked at anew after so long. */
const LOOK_MS = 5000;

/**
 * Asks as `ask` does, once there is a network; a question that may be repeated is, where the network went meanwhile.
 */
export async function askPatiently(
  question: Question,
  { onWaiting, network = new Network(), ...asking }: PatientAsking,
): Promise<Reply> {
  for (;;) {
    while (network.isOffline && !asking.signal.aborted) {
      onWaiting?.('Waiting for the network: this goes on when it is back');
      await network.pause(LOOK_MS, asking.signal);
    }
    const reply = await network.during(async (cut) => {
      const signal = question.isRepeatable ? AbortSignal.any([asking.signal, cut]) : asking.signal;
      return ask(question, { ...asking, signal }).catch((error: unknown) => {
        if (asking.signal.aborted || !question.isRepeatable || !(cut.aborted || network.isOffline)) throw error;
        return undefined;
      });
    });
    if (reply) return reply;
  }
}
