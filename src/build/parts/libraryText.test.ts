import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../known/recordOf.ts';
import { LIBRARIES } from '../../../workers/wire/libraries.ts';
import { libraryText } from './libraryText.ts';

const root = resolve(import.meta.dirname, '../../..');
const jsonOf = (path: string) => recordOf(JSON.parse(readFileSync(join(root, path), 'utf8')));

describe.each(LIBRARIES)('$name $file', ({ name, version, file }) => {
  it('is of the version that the lock has', () => {
    const installed = String(jsonOf(`node_modules/${name}/package.json`)['version']);
    expect(Object.keys(recordOf(jsonOf('package.json')['dependencies']))).toContain(name);
    // mpld3 brings the D3 that it is made for.
    expect(file.startsWith('d3.') ? readFileSync(join(root, 'node_modules', name, file), 'utf8') : installed).toContain(
      version,
    );
  });

  it('names no other file', () => {
    const text = libraryText({ name, file });
    expect(text.length).toBeGreaterThan(100);
    if (!file.endsWith('.css')) return expect(text).not.toContain('sourceMappingURL');
    expect(text.match(/url\((?!["']?(?:data:|#))[^)]*\)/g) ?? []).toEqual([]);
    expect(text).not.toContain('@import');
  });
});

it('Leaflet’s own markers have their pictures, and the signs of Bootstrap 3 are those alone', () => {
  expect(libraryText({ name: 'leaflet', file: 'dist/leaflet.js' })).toMatch(/iconUrl":"data:image\/png;base64,iVBOR/);
  const signs = libraryText({ name: 'bootstrap-3', file: 'dist/css/bootstrap.css' });
  expect(signs).toMatch(/^@font-face \{[^}]*data:font\/woff2;base64,d09G/);
  expect(signs).toContain('.glyphicon-info-sign:before');
  expect(signs).not.toMatch(/\bbody\b|\.btn\b/);
});
