import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Aladin } from './aladin.ts';
import type { ReadyLayer } from './skyLayers.ts';

const HEADER_BYTES = 64 * 1024;

/**
 * Draws a FITS image over the survey as Aladin's layer `id`; resolves when it is there. One that came by its address
 * alone is gone to, since its place was not known before.
 */
export async function addImage(
  aladin: Aladin,
  layer: Extract<ReadyLayer, { kind: 'image' }>,
  id: string,
  siteUrl: string,
): Promise<void> {
  const { name, colormap = 'grayscale', stretch = 'linear', cuts, opacity = 1 } = layer;
  const bytes = layer.bytes ?? (await fetched(new URL(layer.image, siteUrl).href));
  if (isDistorted(bytes))
    throw new NotebookError({
      kind: 'view',
      message: `The image ${name} is distorted (SIP), which the sky view cannot draw by itself`,
      advice: 'In a Python cell sky(…) takes the distortion out first.',
    });
  // Aladin takes a cut of exactly 0 for none.
  const [minCut, maxCut] = (cuts ?? []).map((cut) => cut || Number.MIN_VALUE);
  const options = { name: id, imgFormat: 'fits', colormap, stretch, minCut, maxCut, opacity };
  await new Promise<void>((resolve, reject) => {
    const place = (raDeg: number, decDeg: number, fovDeg: number): void => {
      if (!layer.corners) {
        aladin.gotoRaDec(raDeg, decDeg);
        aladin.setFoV(1.3 * fovDeg);
      }
      resolve();
    };
    const failed = (cause: unknown) =>
      reject(
        new NotebookError(
          {
            kind: 'view',
            message: `The image ${name} cannot be drawn on the sky: ${cause instanceof Error ? cause.message : String(cause)}`,
            advice:
              'Its coordinates may be of a projection that the sky view does not know, or it is no FITS image. Matplotlib with projection=WCS(header) can draw it.',
          },
          { cause },
        ),
      );
    const image = aladin.createImageFITS(new URL(`#${id}`, siteUrl).href, options, place, failed);
    // By itself it would fetch the file again, and where that fails send its address to a proxy of others.
    image._addFITS = async (at) => image.view.wasm.addFITSImage(bytes, image._prepareMetadataForWASM(), at);
    aladin.setOverlayImageLayer(image, id);
  });
}

/** Whether the first headers of a file speak of distortion, which Aladin draws amiss. */
function isDistorted(bytes: Uint8Array): boolean {
  return /CTYPE1\s*=\s*'[^']*-SIP/.test(new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_BYTES)));
}

async function fetched(url: string): Promise<Uint8Array> {
  const refused = (cause?: unknown) =>
    new NotebookError(
      {
        kind: 'view',
        message: `The image at ${url} could not be read`,
        advice: 'Either the address cannot be reached, or its server does not allow pages of other origins.',
      },
      { cause },
    );
  const response = await fetch(url).catch((error: unknown) => Promise.reject(refused(error)));
  if (!response.ok) throw refused(`HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
