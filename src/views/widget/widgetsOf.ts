import { libraryPart } from '../../../workers/wire/libraries.ts';
import type { Comms } from '../../engines/python/comms.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import { htmlView } from '../text/htmlView.ts';
import { inlineHtml } from '../text/inlineHtml.ts';
import { mathHtml } from '../text/mathHtml.ts';
import { typesetTexts } from '../text/typesetTexts.ts';
import type { MediaContext } from '../viewContext.ts';
import { loadWidgets } from './loadWidgets.ts';
import { siteCopy } from './siteCopy.ts';
import type { HostNeeds, WidgetHost } from './widgetHost.ts';

/** The way to what draws widgets in this page: loaded once, when it is first asked for. */
export function widgetsOf(
  context: MediaContext & { readonly parts: SiteParts },
  comms: Comms,
  { makePlace, changed }: Pick<HostNeeds, 'makePlace' | 'changed'>,
): () => Promise<WidgetHost> {
  let host: Promise<WidgetHost> | undefined;
  return () => {
    host ??= loadWidgets(context.parts, {
      send: (message, onEvent) => comms.send(message, onEvent),
      siteCopy: (address) => siteCopy(context.parts, address),
      makePlace,
      changed,
      drawHtml: (html, hasMath) => (hasMath ? mathHtml(html, context) : htmlView(html, context).element),
      typeset: (element) => typesetTexts(element, context.parts),
      signs: () => signs(context.parts),
      inlineHtml,
    });
    host.catch(() => (host = undefined));
    return host;
  };
}

/** Font Awesome's styles, with the names of its version 4 that notebooks use and Jupyter knows. */
async function signs(parts: SiteParts): Promise<string> {
  const [all, old] = await Promise.all(
    ['css/all.min.css', 'css/v4-shims.min.css'].map((file) =>
      parts.take(libraryPart({ name: '@fortawesome/fontawesome-free', file })),
    ),
  );
  return [all, old].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
}
