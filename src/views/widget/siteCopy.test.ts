import { expect, it } from 'vitest';
import { PART } from '../../../workers/wire/partPath.ts';
import { copyOf } from './siteCopy.ts';

it.each([
  'https://esm.sh/aladin-lite@3.9.2-beta',
  'https://esm.sh/v135/aladin-lite@3.9.2-beta/es2022/aladin-lite.mjs',
  'https://cdn.jsdelivr.net/npm/aladin-lite@3.9/+esm',
  'https://unpkg.com/aladin-lite@^3.8.0/dist/aladin.js',
  'https://cdn.skypack.dev/aladin-lite',
  'https://ga.jspm.io/npm:aladin-lite@3.9.2-beta/dist/aladin.js',
])('%s is led to the site’s own copy', (address) => expect(copyOf(address)?.path).toBe(PART.aladin));

it.each([
  'https://esm.sh/aladin-lite@2.0.0',
  'https://esm.sh/aladin-lite@3.8.2',
  'https://esm.sh/@evil/aladin-lite',
  'https://esm.sh/aladin-lite-other',
  'https://esm.sh/constructor',
  'https://esm.sh.evil.test/aladin-lite',
  'https://evil.test/aladin-lite@3.9.2-beta',
  'aladin-lite',
])('%s is not', (address) => expect(copyOf(address)).toBeUndefined());
