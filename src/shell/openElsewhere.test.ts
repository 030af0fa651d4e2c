import { expect, test } from 'vitest';
import { waysElsewhere } from './openElsewhere.ts';

const RAW = 'https://raw.githubusercontent.com/ana/sky/';

test.each([
  [
    'https://github.com/ana/sky/blob/main/a/my stars.ipynb',
    'github/ana/sky/blob/main/a/my%20stars.ipynb',
    'gh/ana/sky/main?labpath=a%2Fmy%20stars.ipynb',
  ],
  [`${RAW}v1.0/stars.ipynb`, 'github/ana/sky/blob/v1.0/stars.ipynb', 'gh/ana/sky/v1.0?labpath=stars.ipynb'],
  [
    `${RAW}refs/heads/main/stars.ipynb?token=1`,
    'github/ana/sky/blob/main/stars.ipynb',
    'gh/ana/sky/main?labpath=stars.ipynb',
  ],
  [
    'https://gist.githubusercontent.com/ana/0a1b/raw/ff00/stars.ipynb',
    'gist/ana/0a1b/stars.ipynb',
    'gist/ana/0a1b/HEAD?labpath=stars.ipynb',
  ],
])('%s opens in Colab and Binder', (address, colab, binder) => {
  expect(waysElsewhere(address).map(({ url }) => url)).toEqual([
    `https://colab.research.google.com/${colab}`,
    `https://mybinder.org/v2/${binder}`,
  ]);
});

test('a Hub that the reader has named pulls the repository', () => {
  const ways = waysElsewhere(`${RAW}main/a/stars.ipynb`, 'https://hub.example/jupyter/user/ana/');
  expect(ways.at(-1)).toEqual({
    name: 'hub.example',
    url: 'https://hub.example/jupyter/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fana%2Fsky&urlpath=lab%2Ftree%2Fsky%2Fa%2Fstars.ipynb&branch=main',
  });
});

test.each([
  '',
  'stars.ipynb',
  'javascript:alert(1)//github.com/ana/sky/blob/main/stars.ipynb',
  'http://github.com/ana/sky/blob/main/stars.ipynb',
  'https://github.com.evil.example/ana/sky/blob/main/stars.ipynb',
  'https://github.com/ana/sky/blob/main/stars.html',
  'https://github.com/ana/sky/tree/main/stars.ipynb',
  'https://github.com/ana/sky/blob/stars.ipynb',
  'https://github.com/ana/sky/blob/main/..%2F..%2Fstars.ipynb',
  'https://github.com/ana/sky/blob/main/%FF.ipynb',
])('%s opens nowhere', (address) => {
  expect(waysElsewhere(address, 'https://hub.example/user/ana/')).toEqual([]);
});
