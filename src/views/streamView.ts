import type { Output } from '../graph/cellState.ts';
import type { Drawn } from './drawn.ts';
import { plainView } from './text/htmlView.ts';

/** What a cell printed. */
export function streamView({ text, stream }: Extract<Output, { kind: 'stream' }>): Drawn {
  const drawn = plainView(text);
  drawn.element.dataset['stream'] = stream;
  return drawn;
}
