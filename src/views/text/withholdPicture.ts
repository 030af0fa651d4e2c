import type { MediaContext } from '../viewContext.ts';
import { judgeAddress } from './judgeAddress.ts';
import { absentPicture, placeholder } from './placeholder.ts';
import { standIn } from './standIn.ts';

/** Addresses that are the same wherever they stand. */
const WHOLE = /^(?:(?:https?:)?[/\\]{2}|data:|blob:|#)/i;

/**
 * Leaves an `<img>`, and the candidates of the `<picture>` that it may be part of, only what may load; else a
 * place-holder, or words for a picture that is not there, takes the place of the `whole`.
 */
export function withholdPicture(image: Element, whole: Element, context: Required<MediaContext>): void {
  const sets = [...whole.querySelectorAll('source'), image];
  const first = sets.flatMap((element) => candidatesOf(element)[0] ?? [])[0];
  for (const element of sets) {
    // One that may not load must not be chosen, and those of a `srcset` are read as they stand.
    if (
      !candidatesOf(element).every((address) => WHOLE.test(address) && judgeAddress(address, context).kind === 'load')
    )
      element.removeAttribute('srcset');
  }
  const address = image.getAttribute('src') ?? first ?? '';
  const alt = image.getAttribute('alt') ?? '';
  const verdict = judgeAddress(address, context);
  if (verdict.kind === 'load') image.setAttribute('src', verdict.address);
  else
    standIn(
      whole,
      verdict.kind === 'wait'
        ? placeholder('Picture', verdict.host, context.pictures.show, alt)
        : absentPicture(alt, address),
      alt,
    );
}

/** The addresses of a `srcset` (HTML §4.8.4.2.1); those that hold commas come in pieces, which are no addresses. */
function candidatesOf(element: Element): readonly string[] {
  return (element.getAttribute('srcset') ?? '')
    .split(/[\s,]+/)
    .filter((part) => part !== '' && !/^[\d.]+[wxh]$/.test(part));
}
