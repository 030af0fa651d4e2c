/**
 * The document of the site's stage page, which holds the frames of notebooks, once it is there. Fails where the page
 * cannot be had.
 */
export async function stageOf(element: HTMLIFrameElement, siteUrl: string): Promise<Document> {
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
  element.src = new URL('stage.html', siteUrl).href;
  await loaded;
  const stage = element.contentDocument;
  // What a browser or a server shows in its place lets frames do more, or is out of reach.
  if (!stage?.querySelector('meta[http-equiv="Content-Security-Policy"]'))
    throw new Error('stage.html could not be fetched: check that you are online');
  return stage;
}
