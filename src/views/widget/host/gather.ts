import type { RunEvent } from '../../../../workers/wire/runEvent.ts';
import type { Output } from '../../../graph/cellState.ts';

/** More blocks are not kept of what callbacks show. */
const MOST_BLOCKS = 200;

/** Outputs after one more event: text goes on where it is of the same stream, `clear` takes all away. */
export function gather(outputs: readonly Output[], event: RunEvent): readonly Output[] {
  if (event.kind === 'clear') return [];
  if (event.kind !== 'stream' && event.kind !== 'shown') return outputs;
  const last = outputs.at(-1);
  if (event.kind === 'stream' && last?.kind === 'stream' && last.stream === event.stream)
    return [...outputs.slice(0, -1), { ...last, text: last.text + event.text }];
  return [...outputs, event].slice(-MOST_BLOCKS);
}
