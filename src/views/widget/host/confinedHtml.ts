import { HTMLMathView, HTMLView } from '@jupyter-widgets/controls';

/** Widgets of HTML, whose values come from data as often as from code: drawn as HTML of cells is. */
export function confinedHtml(
  drawHtml: (html: string, hasMath: boolean) => HTMLElement,
): Readonly<Record<string, unknown>> {
  class ConfinedHtmlView extends HTMLView {
    override update(): void {
      this.content.replaceChildren(drawHtml(String(this.model.get('value')), false));
    }
  }
  class ConfinedHtmlMathView extends HTMLMathView {
    override update(): void {
      this.content.replaceChildren(drawHtml(String(this.model.get('value')), true));
    }
  }
  return { HTMLView: ConfinedHtmlView, HTMLMathView: ConfinedHtmlMathView };
}
