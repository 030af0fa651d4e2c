import { expect, it } from 'vitest';
import { copyOf } from './siteCopy.ts';

it.each([
  ['aladin-lite', 'https://esm.sh/aladin-lite@3.9.2-beta'],
  ['aladin-lite', 'https://esm.sh/v135/aladin-lite@3.9.2-beta/es2022/aladin-lite.mjs'],
  ['aladin-lite', 'https://cdn.jsdelivr.net/npm/aladin-lite@3.9/+esm'],
  ['aladin-lite', 'https://unpkg.com/aladin-lite@^3.8.0/dist/aladin.js'],
  ['aladin-lite', 'https://cdn.skypack.dev/aladin-lite'],
  ['aladin-lite', 'https://ga.jspm.io/npm:aladin-lite@3.9.2-beta/dist/aladin.js'],
  ['vega-embed', 'https://esm.sh/vega-embed@v7.0.2?deps=vega@6&deps=vega-lite@6.4.1'],
  ['vega-embed', 'https://esm.sh/vega-embed@7'],
  ['lodash-es/debounce', 'https://esm.sh/lodash-es@4.17.21/debounce'],
  ['lodash-es/debounce', 'https://cdn.jsdelivr.net/npm/lodash-es@4/debounce.js'],
])('the site has %s for %s', (name, address) => expect(copyOf(address)).toBe(name));

it.each([
  'https://esm.sh/vega-embed@6',
  'https://esm.sh/vega-embed@8',
  'https://esm.sh/lodash-es@4.17.21',
  'https://esm.sh/lodash-es@4.17.21/throttle',
  'https://esm.sh/aladin-lite@2.0.0',
  'https://esm.sh/aladin-lite@3.8.2',
  'https://esm.sh/@evil/aladin-lite',
  'https://esm.sh/aladin-lite-other',
  'https://esm.sh/constructor',
  'https://esm.sh.evil.test/aladin-lite',
  'https://evil.test/aladin-lite@3.9.2-beta',
  'aladin-lite',
])('it has nothing for %s', (address) => expect(copyOf(address)).toBeUndefined());
