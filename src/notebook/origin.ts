/**
 * Where a notebook came from: begun here with New, a file of the reader's disk, shipped with the site, a link that
 * holds it, or a file at an address.
 */
export type Origin = 'own' | 'disk' | 'shipped' | 'link' | 'address';
