import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ROTATIONS, type Library } from '../../../workers/wire/libraries.ts';

const packages = resolve(import.meta.dirname, '../../../node_modules');
const TYPES: Readonly<Record<string, string>> = { png: 'image/png', svg: 'image/svg+xml', woff2: 'font/woff2' };

/** The text of a library's file that needs no other file: pictures and fonts stand in it. */
export function libraryText({ name, file }: Pick<Library, 'name' | 'file'>): string {
  if (file === ROTATIONS) return rotations();
  const path = join(packages, name, file);
  const text = readFileSync(path, 'utf8').replace(/\n\/[/*][#@] sourceMappingURL=.*\s*$/, '\n');
  if (name === 'leaflet' && file.endsWith('.js')) return `${text}\n${markerIcons(dirname(path))}`;
  return file.endsWith('.css') ? styled(name === 'bootstrap-3' ? signsOf(text) : text, dirname(path)) : text;
}

/** Style with its pictures and fonts; older forms of fonts are left out. */
function styled(style: string, folder: string): string {
  return style
    .replace(/src:\s*url\([^)]*\.eot[^)]*\);/g, '')
    .replace(/(src:\s*)([^;}]*\.woff2[^;}]*)/g, (_, before: string, sources: string) => {
      const newest = sources.split(/,(?=\s*url)/).find((source) => source.includes('.woff2'));
      return `${before}${newest ?? sources}`;
    })
    .replace(/url\((["']?)(?!data:|#|https?:)([^"')]+)\1\)/g, (whole, _, file: string) => {
      const type = TYPES[file.split('.').at(-1) ?? ''];
      return type === undefined ? whole : `url(${dataAddress(join(folder, file), type)})`;
    });
}

/** Of Bootstrap 3 the rules of its signs. */
function signsOf(style: string): string {
  return (style.match(/(?:@font-face|\.glyphicon[^{},]*)\s*\{[^}]*\}/g) ?? []).join('\n');
}

/** Leaflet finds its markers' pictures beside its style, which has no place here. */
function markerIcons(folder: string): string {
  const icon = (file: string) => dataAddress(join(folder, 'images', file), 'image/png');
  const urls = {
    iconUrl: icon('marker-icon.png'),
    iconRetinaUrl: icon('marker-icon-2x.png'),
    shadowUrl: icon('marker-shadow.png'),
  };
  return `L.Icon.Default.imagePath = ''; L.Icon.Default.mergeOptions(${JSON.stringify(urls)});\n`;
}

function rotations(): string {
  return Array.from({ length: 360 }, (_, deg) => `.fa-rotate-${deg}{transform:rotate(${deg}deg)}`).join('\n');
}

function dataAddress(path: string, type: string): string {
  return `data:${type};base64,${readFileSync(path).toString('base64')}`;
}
