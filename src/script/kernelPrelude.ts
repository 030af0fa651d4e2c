import { carriedModules } from './carriedModules.ts';

/** Python that makes a kernel of Jupyter take what a page of Skybook sends. */
export function kernelPrelude(): string {
  const roots = ['skybook_elsewhere.kernel', 'skybook', 'skybook._base.page', 'skybook_elsewhere.shown'];
  const listening = 'from skybook_elsewhere import kernel as _skybook_kernel\n_skybook_kernel.listen()';
  return `${carriedModules(roots)}\n\n${listening}\nfrom skybook_elsewhere.shown import plot, sky`;
}
