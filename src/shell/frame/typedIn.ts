import { end, type Member } from './member.ts';

/** A frame that is busy for longer has had no key either. */
const TYPED_MS = 500;

/** What was typed in a frame that has handed over to `next`; ends it. */
export async function typedIn(before: Member | undefined, next: Member): Promise<string> {
  const { frame } = before ?? {};
  if (!before || !frame || !next.tookOver) {
    end(before);
    return '';
  }
  frame.askTyped();
  setTimeout(() => before.typed.resolve(''), TYPED_MS);
  const typed = await before.typed.promise;
  end(before);
  return typed;
}
