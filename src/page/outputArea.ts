import type { CellState, Output } from '../graph/cellState.ts';
import type { Drawn } from './desk.ts';
import { make } from '../dom/make.ts';
import { failureView } from './failureView.ts';
import { outputBlocks, sameOutput, type OutputBlock } from './outputBlocks.ts';
import { StreamView } from './streamView.ts';
import { itemAt } from '../known/itemAt.ts';

type View =
  | { readonly kind: 'stream'; readonly view: StreamView }
  | { readonly kind: 'drawn'; readonly output: Output; readonly drawn: Drawn };

/**
 * What a cell gave, drawn piece by piece. Pieces that stay are left alone, and while a cell runs anew the old ones stay
 * until the first new one comes.
 */
export class OutputArea {
  readonly element = make('div', { class: 'output', 'data-output': true, hidden: true });
  readonly #draw: (output: Output) => Drawn;
  #views: View[] = [];
  #outputs: readonly Output[] = [];
  #busy = false;
  /** Outputs that were there when the run began; dimmed as long as nothing newer has come. */
  #earlier: readonly Output[] | undefined;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: (output: Output) => Drawn) {
    this.#draw = draw;
  }

  /** Whether anything is drawn. */
  get filled(): boolean {
    return this.#views.length > 0;
  }

  update({ status, outputs }: CellState): void {
    const busy = status === 'waiting' || status === 'running';
    if (busy && !this.#busy) this.#earlier = this.#outputs;
    if (!busy || (outputs !== this.#earlier && outputs.length > 0)) this.#earlier = undefined;
    this.#busy = busy;
    const kept = busy && outputs.length === 0;
    if (!kept && outputs !== this.#outputs) {
      this.#outputs = outputs;
      this.#show(outputBlocks(outputs));
    }
    this.element.classList.toggle('dimmed', busy && this.#earlier !== undefined);
    this.element.hidden = !this.filled;
    if (!busy) this.#letHeightGo();
  }

  /** What an output is drawn as, where it is. */
  drawnOf(output: Output): Drawn | undefined {
    for (const piece of this.#views) if (piece.kind === 'drawn' && sameOutput(piece.output, output)) return piece.drawn;
    return undefined;
  }

  /** Whether something is drawn that only a picture can keep. */
  get hasPictures(): boolean {
    return this.#views.some((piece) => piece.kind === 'drawn' && piece.drawn.picture !== undefined);
  }

  dispose(): void {
    clearTimeout(this.#release);
    this.#drop(0);
  }

  #show(blocks: readonly OutputBlock[]): void {
    let kept = 0;
    while (kept < this.#views.length && kept < blocks.length && this.#stays(kept, itemAt(blocks, kept))) kept++;
    if (kept < this.#views.length) this.#holdHeight();
    this.#drop(kept);
    blocks.forEach((block, index) => {
      if (index >= kept) this.#add(block);
      const piece = this.#views[index];
      if (piece?.kind === 'stream' && block.kind === 'stream') piece.view.set(block.text);
    });
  }

  /** Whether what is drawn at a place is what is to stand there, or can be made so. */
  #stays(at: number, block: OutputBlock): boolean {
    const piece = itemAt(this.#views, at);
    if (piece.kind === 'stream') return block.kind === 'stream' && block.stream === piece.view.stream;
    if (block.kind === 'stream') return false;
    if (sameOutput(block.output, piece.output)) return true;
    if (!piece.drawn.update?.(block.output)) return false;
    this.#views[at] = { ...piece, output: block.output };
    return true;
  }

  #add(block: OutputBlock): void {
    if (block.kind === 'stream') {
      const view = new StreamView(block.stream);
      this.#views.push({ kind: 'stream', view });
      this.element.append(view.element);
    } else {
      const drawn = this.#drawn(block.output);
      this.#views.push({ kind: 'drawn', output: block.output, drawn });
      this.element.append(drawn.element);
    }
  }

  #drawn(output: Output): Drawn {
    try {
      return this.#draw(output);
    } catch (error) {
      const message = `This value could not be drawn: ${error instanceof Error ? error.message : String(error)}`;
      return { element: failureView({ kind: 'view', message }), dispose: () => undefined };
    }
  }

  #drop(from: number): void {
    for (const piece of this.#views.splice(from)) {
      (piece.kind === 'stream' ? piece.view.element : piece.drawn.element).remove();
      if (piece.kind === 'drawn') piece.drawn.dispose();
    }
  }

  /** The cells below stay where they are until what replaces this has had time to be laid out. */
  #holdHeight(): void {
    if (this.element.offsetHeight > 0) this.element.style.minBlockSize = `${this.element.offsetHeight}px`;
  }

  #letHeightGo(): void {
    if (this.element.style.minBlockSize === '') return;
    clearTimeout(this.#release);
    this.#release = setTimeout(() => (this.element.style.minBlockSize = ''), this.filled ? 250 : 0);
  }
}
