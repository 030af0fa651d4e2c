import type { Aladin } from './aladin.ts';

/** A drawing's loop of frames: what stops it, and what goes on with it. */
export type FrameLoop = { pause(): void; go(): void };

/** Takes over Aladin's loop of frames, each of which asks for the next by the name `redrawClbk`. */
export function frameLoop(view: Aladin['view']): FrameLoop {
  const frame = view.redrawClbk;
  let [isPaused, turn] = [false, 0];
  // A frame that was asked for before a pause is of a turn that is over.
  const ofTurn = () => {
    const own = turn;
    return () => {
      if (own === turn) frame();
    };
  };
  view.redrawClbk = ofTurn();
  return {
    pause() {
      isPaused = true;
      turn++;
    },
    go() {
      if (!isPaused) return;
      isPaused = false;
      view.redrawClbk = ofTurn();
      view.redrawClbk();
    },
  };
}
