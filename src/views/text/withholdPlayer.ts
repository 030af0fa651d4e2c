import type { MediaContext } from '../viewContext.ts';
import { judgeAddress } from './judgeAddress.ts';
import { placeholder } from './placeholder.ts';
import { standIn } from './standIn.ts';

/**
 * Leaves a `<video>` or `<audio>` whole where all of it may load; else a place-holder stands in, named by the first
 * host. What is refused goes.
 */
export function withholdPlayer(player: Element, context: Required<MediaContext>): void {
  for (const part of [player, ...player.querySelectorAll('source, track')]) {
    part.removeAttribute('srcset');
    for (const name of ['src', 'poster']) {
      const verdict = judgeAddress(part.getAttribute(name) ?? '', context);
      if (verdict.kind === 'wait') {
        const words = player.getAttribute('title') ?? player.getAttribute('aria-label') ?? '';
        return standIn(
          player,
          placeholder(player.localName === 'audio' ? 'Sound' : 'Video', verdict.host, context.pictures.show, words),
          words,
        );
      }
      if (verdict.kind === 'load') part.setAttribute(name, verdict.address);
      else part.removeAttribute(name);
    }
  }
}
