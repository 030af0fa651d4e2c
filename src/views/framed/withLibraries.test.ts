// @vitest-environment jsdom
import { describe, expect, it, test } from 'vitest';
import { libraryAsked } from './libraryAsked.ts';
import { withLibraries } from './withLibraries.ts';

const CDN = 'https://cdn.jsdelivr.net/npm';

describe('the site has a copy for', () => {
  it.each([
    ['leaflet dist/leaflet.js', `${CDN}/leaflet@1.9.3/dist/leaflet.js`],
    ['leaflet dist/leaflet.js', 'https://unpkg.com/leaflet@1.9/dist/leaflet.js'],
    ['leaflet dist/leaflet.css', `${CDN}/leaflet@1.9.4/dist/leaflet.css`],
    [
      'leaflet.awesome-markers dist/leaflet.awesome-markers.css',
      'https://cdnjs.cloudflare.com/ajax/libs/Leaflet.awesome-markers/2.0.2/leaflet.awesome-markers.css',
    ],
    [
      'leaflet.heat dist/leaflet-heat.js',
      'https://cdn.jsdelivr.net/gh/python-visualization/folium@main/folium/templates/leaflet_heat.min.js',
    ],
    ['jquery dist/jquery.min.js', 'https://code.jquery.com/jquery-3.7.1.min.js'],
    ['bootstrap dist/js/bootstrap.bundle.min.js', `${CDN}/bootstrap@5.2.2/dist/js/bootstrap.bundle.min.js`],
    [
      'bootstrap-3 dist/css/bootstrap.css',
      'https://netdna.bootstrapcdn.com/bootstrap/3.0.0/css/bootstrap-glyphicons.css',
    ],
    ['@fortawesome/fontawesome-free css/all.min.css', `${CDN}/@fortawesome/fontawesome-free@6.2.0/css/all.min.css`],
    ['mpld3 d3.v5.min.js', 'https://d3js.org/d3.v5.js'],
    ['mpld3 mpld3.v0.5.12.min.js', 'https://mpld3.github.io/js/mpld3.v0.5.12.js'],
    ['vega build/vega.min.js', `${CDN}/vega@6?noext`],
    ['vega-lite build/vega-lite.min.js', `${CDN}/vega-lite@6.4.1?noext`],
    ['vega-embed build/vega-embed.min.js', `${CDN}/vega-embed@7`],
  ])('%s: %s', (copy, address) => {
    const found = libraryAsked(address);
    expect(`${found?.name} ${found?.file}`).toBe(copy);
  });

  it.each([
    `${CDN}/leaflet@1.10.0/dist/leaflet.js`,
    `${CDN}/leaflet@0.7.7/dist/leaflet.js`,
    `${CDN}/leaflet@2.0.0/dist/leaflet.js`,
    `${CDN}/leaflet@x/dist/leaflet.js`,
    `${CDN}/leaflet@1.9.3/dist/other.js`,
    `${CDN}/@evil/leaflet@1.9.3/dist/leaflet.js`,
    'https://cdn.jsdelivr.net.evil.test/npm/leaflet@1.9.3/dist/leaflet.js',
    'https://evil.test/leaflet@1.9.3/dist/leaflet.js',
    'https://cdn.jsdelivr.net/gh/evil/folium@main/folium/templates/leaflet_heat.min.js',
    'https://d3js.org/d3.v4.min.js',
    'https://d3js.org/d3.v5',
    `${CDN}/vega@5?noext`,
    `${CDN}/constructor`,
    'nothing',
  ])('none: %s', (address) => expect(libraryAsked(address)).toBeUndefined());
});

test('addresses are those of copies in attributes, in pages within the page and in scripts; others stay', async () => {
  const [leaflet, d3, other] = [
    `${CDN}/leaflet@1.9.3/dist/leaflet.js`,
    'https://d3js.org/d3.v5.js',
    `${CDN}/other@1/x.js`,
  ];
  const asked: string[] = [];
  const take = async (path: string) => {
    asked.push(path);
    return new TextEncoder().encode(`"${path}"`).buffer;
  };
  const html = `<script src="${leaflet}"></script><iframe srcdoc="&lt;script src=&quot;${leaflet}&quot;&gt;"></iframe><script>load('${d3}', "${other}"); "https://d3js.org/d3.v5"</script>`;
  const made = await withLibraries(html, take);
  const data = (path: string) => `data:text/javascript;charset=utf-8;base64,${btoa(`"parts/libraries/${path}"`)}`;
  expect(made).toBe(html.replaceAll(leaflet, data('leaflet/dist/leaflet.js')).replace(d3, data('mpld3/d3.v5.min.js')));
  expect(asked).toHaveLength(2);
  expect(await withLibraries('<p>https://a.test/x.js</p>', take)).toBe('<p>https://a.test/x.js</p>');
});

test('HTML that names a library ever again does not become larger than a page can hold', async () => {
  const take = async () => new ArrayBuffer(3e6);
  const made = await withLibraries(`<script src="${CDN}/jquery@3.7.1/dist/jquery.js"></script>`.repeat(40), take);
  expect(made.length).toBeLessThan(65e6);
  expect(made.length).toBeGreaterThan(60e6);
});
