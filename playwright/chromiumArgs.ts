/**
 * How Chromium is started: drawing without a graphics card, and asking nobody for itself. Only WebGL is drawn as if by
 * one: of all that a page draws that would take a third of the tests' time.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
] as const;
