/** What is printed is whatever a notebook gave: it shows what it holds, and asks nobody. */
const POLICY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";
/** A page that takes longer to draw is printed as far as it is there. */
const DRAWN_MS = 5000;

/**
 * Opens the browser's dialog to print a page of HTML. It stands in a frame in which no script runs, whatever it holds,
 * and which no press reaches; it goes once it has been printed.
 */
export async function printPage(stage: Document, html: string): Promise<void> {
  const frame = stage.createElement('iframe');
  // Without `allow-scripts`; the origin lets this page open the dialog for it.
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('data-print', '');
  frame.setAttribute('aria-hidden', 'true');
  frame.setAttribute('style', 'position:fixed;inset:0;width:100%;height:100%;border:0;visibility:hidden');
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">${html}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  stage.querySelector('[data-print]')?.remove();
  stage.body.append(frame);
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, DRAWN_MS))]);
  const page = frame.contentWindow;
  if (!page) throw new Error('There is no page to print');
  page.addEventListener('afterprint', () => frame.remove());
  page.print();
}
