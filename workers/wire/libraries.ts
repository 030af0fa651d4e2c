/** A file of a library that HTML of cells asks public hosts for, of which the site has a copy. */
export type Library = {
  /** The package as it is installed. */
  readonly name: string;
  /** The version of the library. */
  readonly version: string;
  /** The file in it. */
  readonly file: string;
  /** As what it is asked for: see `libraryAsked`. */
  readonly keys: readonly string[];
};

/** A file that is made: how far markers' signs are turned. */
export const ROTATIONS = 'rotations.css';
const CLUSTER = 'leaflet.markercluster';
const AWESOME = 'leaflet.awesome-markers';

/**
 * The libraries that maps of folium, mpld3 and Altair load, in versions that answer for those that their newest
 * releases ask for.
 */
export const LIBRARIES: readonly Library[] = [
  library('leaflet', '1.9.4', 'dist/leaflet.js'),
  library('leaflet', '1.9.4', 'dist/leaflet.css'),
  library(AWESOME, '2.0.5', 'dist/leaflet.awesome-markers.js', `${AWESOME}/leaflet.awesome-markers.js`),
  library(AWESOME, '2.0.5', 'dist/leaflet.awesome-markers.css', `${AWESOME}/leaflet.awesome-markers.css`),
  // folium's own, of one class for each degree.
  library(AWESOME, '2.0.5', ROTATIONS, 'python-visualization/folium/folium/templates/leaflet.awesome.rotate.css'),
  library(CLUSTER, '1.5.3', 'dist/leaflet.markercluster.js', `${CLUSTER}/leaflet.markercluster.js`),
  library(CLUSTER, '1.5.3', 'dist/MarkerCluster.css', `${CLUSTER}/markercluster.css`),
  library(CLUSTER, '1.5.3', 'dist/MarkerCluster.Default.css', `${CLUSTER}/markercluster.default.css`),
  library(
    'leaflet.heat',
    '0.2.0',
    'dist/leaflet-heat.js',
    'python-visualization/folium/folium/templates/leaflet_heat.js',
  ),
  library('leaflet.fullscreen', '3.0.2', 'Control.FullScreen.js'),
  library('leaflet.fullscreen', '3.0.2', 'Control.FullScreen.css'),
  library('leaflet-minimap', '3.6.1', 'dist/Control.MiniMap.min.js', 'leaflet-minimap/control.minimap.js'),
  library('leaflet-minimap', '3.6.1', 'dist/Control.MiniMap.min.css', 'leaflet-minimap/control.minimap.css'),
  library('leaflet-draw', '1.0.4', 'dist/leaflet.draw.js', 'leaflet.draw/leaflet.draw.js'),
  library('leaflet-draw', '1.0.4', 'dist/leaflet.draw.css', 'leaflet.draw/leaflet.draw.css'),
  library('jquery', '3.8.0', 'dist/jquery.min.js', 'jquery', 'jquery/jquery.js'),
  library('bootstrap', '5.2.2', 'dist/js/bootstrap.bundle.min.js'),
  library('bootstrap', '5.2.2', 'dist/css/bootstrap.min.css'),
  // As it was published once: of Bootstrap 3, the signs alone.
  library('bootstrap-3', '3.4.1', 'dist/css/bootstrap.css', 'bootstrap/css/bootstrap-glyphicons.css'),
  library('@fortawesome/fontawesome-free', '6.7.2', 'css/all.min.css'),
  library('@fortawesome/fontawesome-free', '6.7.2', 'css/v4-shims.min.css'),
  library('mpld3', '5.7.0', 'd3.v5.min.js', 'd3', 'd3/d3.js', 'd3/dist/d3.js'),
  library('mpld3', '0.5.12', 'mpld3.v0.5.12.min.js', 'mpld3'),
  library('vega', '6.4.0', 'build/vega.min.js', 'vega'),
  library('vega-lite', '6.4.1', 'build/vega-lite.min.js', 'vega-lite'),
  library('vega-embed', '7.3.0', 'build/vega-embed.min.js', 'vega-embed'),
];

function library(name: string, version: string, file: string, ...others: readonly string[]): Library {
  return { name, version, file, keys: [`${name}/${file}`.toLowerCase().replace('.min.', '.'), ...others] };
}

/** Where, below the site's root, the copy of a library's file is. */
export function libraryPart({ name, file }: Pick<Library, 'name' | 'file'>): string {
  return `parts/libraries/${name}/${file}`;
}
