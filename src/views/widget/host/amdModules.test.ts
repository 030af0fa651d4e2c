// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { AmdModules } from './amdModules.ts';

test('a module runs once with what it needs, and knows a whole address of its own', async () => {
  const modules = new AmdModules({ base: { word: 'based' } });
  modules.add('parts', 'define(["exports"], (exports) => { exports.word = "parted"; });');
  modules.add(
    'maps',
    'define(["module", "base", "parts"], (module, base, parts) => ({ words: [base.word, parts.word], ...module }));',
  );
  const maps = await modules.get('maps');
  expect(maps).toEqual({
    id: 'maps',
    uri: 'http://localhost:3000/nbextensions/maps/index.js',
    words: ['based', 'parted'],
  });
  expect(await modules.get('maps')).toBe(maps);
});

test('a module that is not there is told as such', async () => {
  await expect(new AmdModules({}).get('maps')).rejects.toThrow("The page's part of these widgets, maps, is not there");
});
