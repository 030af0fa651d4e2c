import type { RunEvent } from '../../workers/wire/runEvent.ts';
import { unionOfSources } from '../../workers/wire/unionOfSources.ts';
import type { CellState, Output } from './cellState.ts';

/** The state a cell starts with. */
export const IDLE: CellState = { status: 'idle', outputs: [], runs: 0 };

/** Folds one event of a running cell into its state; the first output replaces what an earlier run left. */
export function withEvent(state: CellState, event: RunEvent, fresh: boolean): CellState {
  switch (event.kind) {
    case 'progress':
      return { ...state, progress: event.progress };
    case 'clear':
      return { ...state, outputs: [] };
    case 'update':
      return { ...state, outputs: state.outputs.map((output) => updated(output, event)) };
    case 'sources':
      return { ...state, sources: unionOfSources(state.sources, event.sources) };
    default:
      return { ...state, outputs: append(fresh ? [] : state.outputs, event) };
  }
}

function append(outputs: readonly Output[], output: Output): readonly Output[] {
  const last = outputs.at(-1);
  if (output.kind === 'stream' && last?.kind === 'stream' && last.stream === output.stream) {
    return [...outputs.slice(0, -1), { ...last, text: last.text + output.text }];
  }
  return [...outputs, output];
}

/** Whether an output of the cell is shown under an id. */
export function showsUnder(state: CellState, id: string): boolean {
  return state.outputs.some((output) => output.kind === 'shown' && output.id === id);
}

function updated(output: Output, { id, shown }: Extract<RunEvent, { kind: 'update' }>): Output {
  return output.kind === 'shown' && output.id === id ? { kind: 'shown', shown, id } : output;
}
