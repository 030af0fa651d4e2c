/**
 * Gives back the WebGL contexts of canvases that have left the page. A page has sixteen; those of a canvas that is gone
 * stay until memory is cleared, and a new one would take that of the oldest plot, which goes blank.
 */
export function loseContexts(canvases: Iterable<HTMLCanvasElement>): void {
  for (const canvas of canvases) {
    const context = canvas.getContext('webgl') ?? canvas.getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
}
