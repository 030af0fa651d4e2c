/** A bibcode (19 characters: year, journal, volume, page, initial). */
const BIBCODE = /^(?:bibcode:)?(\d{4}[A-Za-z&.][\w&.]{13}[A-Za-z.:])$/;
const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;

/** A citation as people write it, and the page that it leads to; bibcodes lead to ADS. */
export function referenceOf(text: string): { readonly text: string; readonly href?: string } {
  const bibcode = BIBCODE.exec(text)?.[1];
  if (bibcode) return { text: bibcode, href: `https://ui.adsabs.harvard.edu/abs/${encodeURIComponent(bibcode)}` };
  const doi = DOI.exec(text)?.[1];
  if (doi) return { text: `doi:${doi}`, href: `https://doi.org/${doi}` };
  return /^https?:\/\/\S+$/i.test(text) ? { text, href: text } : { text };
}
