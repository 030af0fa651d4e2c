/** A place of a picture, as parts of its width and height from its upper left. */
export type Place = readonly [x: number, y: number];

/** How the reader moves in a figure: a box to see, one in which what is seen shall lie, a drag, or back to all. */
export type FigureMove =
  { readonly move: 'zoom' | 'out' | 'pan'; readonly from: Place; readonly to: Place } | { readonly move: 'all' };

/** Sends one move at a time; drags that come meanwhile become one, and `all` takes the place of what waits. */
export function newestMove(send: (move: FigureMove) => Promise<void>): (move: FigureMove) => void {
  let waiting: FigureMove[] = [];
  let isSending = false;
  const sendAll = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let move = waiting.shift(); move; move = waiting.shift()) await send(move).catch(() => undefined);
    isSending = false;
  };
  return (move) => {
    const last = waiting.at(-1);
    if (move.move === 'all') waiting = [move];
    else if (move.move === 'pan' && last?.move === 'pan')
      waiting = [...waiting.slice(0, -1), { move: 'pan', from: last.from, to: joined(last, move) }];
    else waiting.push(move);
    void sendAll();
  };
}

type Drag = { readonly from: Place; readonly to: Place };

function joined(one: Drag, next: Drag): Place {
  return [one.to[0] + next.to[0] - next.from[0], one.to[1] + next.to[1] - next.from[1]];
}
