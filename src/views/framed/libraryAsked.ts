import { LIBRARIES, type Library } from '../../../workers/wire/libraries.ts';

/** How public hosts name files of libraries. */
const SHAPES: readonly RegExp[] = [
  /^(?:cdn\.jsdelivr\.net\/npm|unpkg\.com)\/(?<name>(?:@[^/@]+\/)?[^/@]+)(?:@(?<version>[^/]+))?(?:\/(?<path>.+))?$/,
  /^cdn\.jsdelivr\.net\/gh\/(?<name>[^/@]+\/[^/@]+)(?:@[^/]+)?\/(?<path>.+)$/,
  /^cdnjs\.cloudflare\.com\/ajax\/libs\/(?<name>[^/]+)\/(?<version>[^/]+)\/(?<path>.+)$/,
  /^(?:netdna|maxcdn|stackpath)\.bootstrapcdn\.com\/(?<name>bootstrap)\/(?<version>[^/]+)\/(?<path>.+)$/,
  /^code\.jquery\.com\/(?<name>jquery)-(?<version>\d[\d.]*\d)(?:\.min)?\.js$/,
  /^d3js\.org\/(?<name>d3)\.v(?<version>\d+)(?:\.min)?\.js$/,
  /^mpld3\.github\.io\/js\/(?<name>mpld3)\.v(?<version>\d[\d.]*\d)(?:\.min)?\.js$/,
];

/**
 * The file of a library that an address of a public host asks for, where the site has a copy of that version or of a
 * newer one with the same first number. Which is asked for is told by the name of the library and the path in it, in
 * small letters, without `.min`; by the name alone where no path is asked for.
 */
export function libraryAsked(address: string): Library | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  for (const shape of SHAPES) {
    const { name, version, path } = shape.exec(`${url.host}${url.pathname}`)?.groups ?? {};
    if (name === undefined) continue;
    const key = (path === undefined ? name : `${name}/${path}`).toLowerCase().replace('.min.', '.');
    return LIBRARIES.find((library) => library.keys.includes(key) && answers(library.version, version));
  }
  return undefined;
}

/** Whether a version is the one that was asked for, or a newer one of the same first number. */
function answers(version: string, asked: string | undefined): boolean {
  if (asked === undefined || asked === 'latest') return true;
  const [own, wanted] = [numbers(version), numbers(asked)];
  const apart = wanted.findIndex((number, at) => number !== own[at]);
  return !wanted.some(Number.isNaN) && (apart < 0 || (apart > 0 && (wanted[apart] ?? 0) < (own[apart] ?? 0)));
}

const numbers = (version: string): readonly number[] =>
  version
    .replace(/^[v^~]/, '')
    .split('.')
    .map(Number);
