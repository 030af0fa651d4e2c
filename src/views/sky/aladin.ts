import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { PART } from '../../../workers/wire/partPath.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import { frameLoop, type AladinDrawing } from './frameLoop.ts';
import { giveStorage } from './giveStorage.ts';

/** A point of a catalogue; `data` is ours. */
export type AladinSource = { readonly data: { readonly layer: number; readonly row: number } };

/** A catalogue layer. */
export type AladinCatalogue = { addSources(sources: readonly AladinSource[]): void; clear(): void };

/** A layer of outlines. */
export type AladinOverlay = { add(shape: object): void };

/** An image layer; `_addFITS` is how it comes by its file. */
export type AladinImage = {
  view: { readonly wasm: { addFITSImage(bytes: Uint8Array, options: object, layer: string): Promise<unknown> } };
  _addFITS(layer: string): Promise<unknown>;
  _prepareMetadataForWASM(): object;
};

/** A survey that tiles the sky; `query` settles once it is known, and rejects when it is not there. */
export type AladinSurvey = { readonly query: Promise<unknown> };

/** One open sky. */
export type Aladin = {
  readonly view: AladinDrawing;
  /** Where a survey cannot be drawn it is called with one of the CDS. */
  setBaseImageLayer: (survey: unknown) => void;
  reverseLongitude(isReversed: boolean): void;
  on(event: 'objectClicked', told: (source: AladinSource | null) => void): void;
  addCatalog(catalogue: AladinCatalogue): void;
  addOverlay(overlay: AladinOverlay): void;
  addMOC(moc: object): void;
  createImageFITS(
    url: string,
    options: object,
    done: (raDeg: number, decDeg: number, fovDeg: number) => void,
    failed: (error: unknown) => void,
  ): AladinImage;
  setOverlayImageLayer(image: AladinImage, layer: string): void;
  gotoRaDec(raDeg: number, decDeg: number): void;
  getRaDec(): readonly [raDeg: number, decDeg: number];
  /** Its width and height in degrees. */
  getFov(): readonly [number, number];
  setFoV(deg: number): void;
  /** What is seen, with its layers, as a `data:` address. */
  getViewData(form: 'url', mime: string, logo: boolean): Promise<string>;
};

type Style = {
  readonly name?: string;
  readonly color?: string;
  readonly lineWidth?: number;
  readonly opacity?: number;
  readonly fill?: boolean;
  readonly fillColor?: string;
};

/** What is used of Aladin Lite 3.9's module. */
export type AladinLibrary = {
  readonly init: Promise<void>;
  aladin: ((element: HTMLElement, options: object) => Aladin) & { readonly isCalm?: true };
  imageHiPS(id: string, options: object): AladinSurvey;
  catalog(options: Style & { readonly sourceSize?: number; readonly shape?: string }): AladinCatalogue;
  source(raDeg: number, decDeg: number, data: AladinSource['data']): AladinSource;
  graphicOverlay(options: Style): AladinOverlay;
  circle(raDeg: number, decDeg: number, radiusDeg: number, options?: Style): object;
  polygon(vertices: readonly (readonly [number, number])[], options?: Style): object;
  MOCFromJSON(moc: object, options: Style): object;
  MOCFromURL(url: string, options: Style, done: () => void, failed: (error: unknown) => void): object;
};

/** Options under which Aladin draws and asks no server of its own: no log, no name or survey lists, no sharing. */
export const QUIET = {
  hipsList: [],
  log: false,
  samp: false,
  showSimbadPointerControl: false,
  showShareControl: false,
  showContextMenu: false,
  showStatusBar: false,
  showSettingsControl: false,
  showFrame: false,
  showReticle: false,
  reticleColor: '#ffffff',
  showCooGridControl: true,
  cooFrame: 'ICRS',
  mode: 'dark',
} as const;

/** Aladin Lite, loaded at the first sky of a page. Fails in words where the browser has no WebGL 2. */
export async function loadAladin(parts: SiteParts): Promise<AladinLibrary> {
  if (!document.createElement('canvas').getContext('webgl2')) {
    throw new NotebookError({
      kind: 'view',
      message: 'The sky needs WebGL 2, which this browser does not offer',
      advice: 'Switch on hardware acceleration in the browser’s settings, or open the notebook in another browser.',
    });
  }
  giveStorage(window);
  const { default: library } = (await parts.module(PART.aladin).catch((cause: unknown) => {
    throw new NotebookError(
      { kind: 'view', message: 'The sky could not be loaded', advice: 'Check the connection and run the cell again.' },
      { cause },
    );
  })) as { readonly default: AladinLibrary };
  calm(library);
  await library.init;
  return library;
}

/** Has all skies that are opened by the library draw by our loop of frames, those of widgets too. */
function calm(library: AladinLibrary): void {
  const open = library.aladin;
  if (open.isCalm) return;
  // A function that `new` may call too, as ipyaladin does.
  function opened(element: HTMLElement, options: object): Aladin {
    const sky = open(element, options);
    frameLoop(sky.view);
    return sky;
  }
  library.aladin = Object.assign(opened, { isCalm: true as const });
}
