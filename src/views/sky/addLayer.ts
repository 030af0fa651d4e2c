import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { addImage } from './addImage.ts';
import type { Aladin, AladinLibrary } from './aladin.ts';
import { layerId } from './layerId.ts';
import type { ReadyLayer } from './skyLayers.ts';
import { mocOf } from './writtenMoc.ts';
import { itemAt } from '../../known/itemAt.ts';

function addMoc(
  library: AladinLibrary,
  aladin: Aladin,
  layer: Extract<ReadyLayer, { kind: 'moc' }>,
  name: string,
  siteUrl: string,
): Promise<void> {
  const { color, opacity = 0.25, fill = true } = layer;
  const style = { name, color, opacity, fill, fillColor: color, lineWidth: 1.5 };
  if (typeof layer.moc !== 'string') {
    aladin.addMOC(library.MOCFromJSON(layer.moc, style));
    return Promise.resolve();
  }
  const url = new URL(layer.moc, siteUrl).href;
  const refused = (cause: unknown) =>
    new NotebookError(
      {
        kind: 'view',
        message: `The coverage map at ${url} could not be read`,
        advice: 'Either the address cannot be reached, or its server does not allow pages of other origins.',
      },
      { cause },
    );
  if (/\.fits?(?:$|[?#])/i.test(url)) {
    return new Promise((resolve, reject) => {
      aladin.addMOC(library.MOCFromURL(url, style, resolve, (error) => reject(refused(error))));
    });
  }
  const fetched = fetch(url)
    .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(new Error(`HTTP ${response.status}`))))
    .catch((error: unknown) => Promise.reject(refused(error)));
  return fetched.then((bytes) => aladin.addMOC(library.MOCFromJSON(mocOf(new Uint8Array(bytes)), style)));
}

/**
 * Adds a layer to an open sky; resolves when what it names has been read. `index` comes back with clicks on its points.
 */
export async function addLayer(
  library: AladinLibrary,
  aladin: Aladin,
  layer: ReadyLayer,
  index: number,
  siteUrl: string,
): Promise<void> {
  const { color } = layer;
  const name = layerId(index);
  if (layer.kind === 'image') {
    await addImage(aladin, layer, name, siteUrl);
  } else if (layer.kind === 'moc') {
    await addMoc(library, aladin, layer, name, siteUrl);
  } else if (layer.kind === 'table') {
    const { rows, raDeg, decDeg } = layer.positions;
    const catalogue = library.catalog({ name, color, sourceSize: layer.size, shape: layer.shape });
    aladin.addCatalog(catalogue);
    catalogue.addSources(
      Array.from(rows, (row, i) => library.source(itemAt(raDeg, i), itemAt(decDeg, i), { layer: index, row })),
    );
  } else {
    const overlay = library.graphicOverlay({ name, color, lineWidth: 2 });
    aladin.addOverlay(overlay);
    for (const region of layer.regions) {
      if (region.kind === 'circle')
        overlay.add(library.circle(region.raDeg, region.decDeg, region.radiusDeg, { color }));
      else if (region.kind === 'polygon') overlay.add(library.polygon(region.vertices, { color }));
      else overlay.add(library.circle(region.raDeg, region.decDeg, 1 / 60, { color }));
    }
  }
}
