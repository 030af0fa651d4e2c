import { expect, test } from 'vitest';
import { svgPicture } from './svgPicture.ts';

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9">${inner}</svg>`;

test('an SVG that repeats its parts is a picture, whole, in its own words', () => {
  const repeated = svg('<defs><path id="a"/></defs><use xlink:href="#a"/><text>µ "x"</text>');
  const address = svgPicture(repeated)!;
  expect(decodeURIComponent(address.replace(/^[^,]*,/, ''))).toBe(repeated);
  expect(address).toMatch(/^data:image\/svg\+xml;charset=utf-8,[^"<>\s]*$/);
});

test.each([svg('<path d="M0 0"/>'), svg('<text>use</text>'), '<svg><use href="#a"/></svg>'])('%s is not', (text) =>
  expect(svgPicture(text)).toBeUndefined(),
);
