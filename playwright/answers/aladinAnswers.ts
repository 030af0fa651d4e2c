import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitsImage } from './fitsImage.ts';

/** What a service answers. */
export type Reply = { readonly body: string | Buffer; readonly contentType: string; readonly status?: number };

const HIPS = join(import.meta.dirname, '../../public/hips/hipparcos');

/** Services that notebooks of ipyaladin ask, by their hosts; no other may be asked. */
export const ALADIN_HOSTS: readonly string[] = [
  'cds.unistra.fr',
  'simbad.cds.unistra.fr',
  'simbad.u-strasbg.fr',
  'vizier.cds.unistra.fr',
  'vizier.unistra.fr',
  'vizier.u-strasbg.fr',
  'alasky.unistra.fr',
  'alaskybis.unistra.fr',
  'alasky.cds.unistra.fr',
  'alaskybis.cds.unistra.fr',
  'alasky.u-strasbg.fr',
];

/**
 * Their answers, in the forms that they have: every name is in one place, every survey is the site's own sky, every
 * table the same two rows.
 */
export function aladinAnswer({ pathname, search }: URL): Reply {
  const survey = /\/(properties|Norder\d.*)$/.exec(pathname)?.[1];
  if (survey !== undefined) return tile(survey, /Planets|Earth/.exec(pathname)?.[0]);
  if (pathname.includes('nph-sesame'))
    return {
      body: '# M 1\n#=S=Simbad\n%J 83.62870 +22.01470 = 05:34:30.9 +22:00:52.9\n#====Done====\n',
      contentType: 'text/plain',
    };
  if (pathname.includes('planetary-features')) {
    const feature = search.includes('body=earth')
      ? [7.75, 48.58]
      : ['', 'Olympus Mons', '', '', '', 18.65, 226.2, '', '', '', '', 'Planetocentric, +East, 0 - 360'];
    return json({ data: [feature] });
  }
  if (pathname.includes('MocServer')) return json([]);
  if (pathname.endsWith('/capabilities')) return { body: CAPABILITIES, contentType: 'text/xml' };
  if (pathname.includes('footprints')) return json({ 3: [1, 2, 3] });
  if (pathname.includes('hips2fits'))
    return { body: fitsImage(CRAB, Buffer.alloc(2880, 9)), contentType: 'image/fits' };
  if (/tap|votable|viz-bin/.test(pathname)) return { body: VOTABLE, contentType: 'application/x-votable+xml' };
  return { body: '', contentType: 'text/plain' };
}

const json = (value: unknown): Reply => ({ body: JSON.stringify(value), contentType: 'application/json' });

function tile(path: string, body: string | undefined): Reply {
  const file = join(HIPS, path);
  if (!existsSync(file)) return { body: '', contentType: 'text/plain', status: 404 };
  if (path !== 'properties') return { body: readFileSync(file), contentType: 'image/jpeg' };
  const named = body === undefined ? '' : `hips_body = ${body === 'Earth' ? 'earth' : 'mars'}\n`;
  return { body: `${readFileSync(file, 'utf8')}${named}`, contentType: 'text/plain' };
}

const COLUMNS = ['ra', 'dec', 'coo_err_maj', 'coo_err_min', '_RAJ2000', '_DEJ2000', 'coo_err_angle'];
const ROWS = [
  ['M 1', 83.6287, 22.0147, 20, 10, 83.6287, 22.0147, 45],
  ['M 1 B', 83.62, 22.02, 30, 15, 83.62, 22.02, 90],
];
const fields = COLUMNS.map((name) => {
  const unit = name.startsWith('coo_err_m') ? 'mas' : 'deg';
  const ucd = { ra: 'pos.eq.ra;meta.main', dec: 'pos.eq.dec;meta.main' }[name] ?? '';
  return `<FIELD name="${name}" datatype="double" unit="${unit}" ucd="${ucd}"/>`;
});
const VOTABLE = `<?xml version="1.0" encoding="UTF-8"?>
<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results"><INFO name="QUERY_STATUS" value="OK"/>
<TABLE name="I/284/out"><FIELD name="main_id" datatype="char" arraysize="*" ucd="meta.id;meta.main"/>${fields.join('')}
<DATA><TABLEDATA>${ROWS.map((row) => `<TR>${row.map((value) => `<TD>${value}</TD>`).join('')}</TR>`).join('')}</TABLEDATA></DATA>
</TABLE></RESOURCE></VOTABLE>`;

const CAPABILITIES = `<?xml version="1.0" encoding="UTF-8"?>
<vosi:capabilities xmlns:vosi="http://www.ivoa.net/xml/VOSICapabilities/v1.0" xmlns:vs="http://www.ivoa.net/xml/VODataService/v1.1"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><capability standardID="ivo://ivoa.net/std/TAP" xmlns:tr="http://www.ivoa.net/xml/TAPRegExt/v1.0" xsi:type="tr:TableAccess"><interface xsi:type="vs:ParamHTTP" role="std">
<accessURL use="base">https://simbad.cds.unistra.fr/simbad/sim-tap</accessURL></interface>
<outputLimit><default unit="row">50000</default><hard unit="row">2000000</hard></outputLimit></capability></vosi:capabilities>`;

const CRAB = { ra: '83.6287', dec: '22.0147', pixel: '1.5', step: '0.01' };
