import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../testing/openNodePython.ts';

const NETWORK = `
import re, warnings
from urllib.parse import parse_qs, urlsplit
from skybook.web import send as _module
from skybook.web.exchange import Answer
from skybook.web.lost import NoAnswer

_answers = {}
_asked = []

def _votable(fields, *rows):
    cells = "".join("<TR>" + "".join(f"<TD>{v}</TD>" for v in row) + "</TR>" for row in rows)
    head = "".join(f'<FIELD name="{n}" datatype="{t}"' + (' arraysize="*"' if t == "char" else "") + (f' unit="{u}"' if u else "") + "/>" for n, t, u in fields)
    return ('<?xml version="1.0"?><VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results"><INFO name="QUERY_STATUS" value="OK"/>'
        f'<TABLE name="t">{head}<DATA><TABLEDATA>{cells}</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>').encode()

_capabilities = ('<vosi:capabilities xmlns:vosi="http://www.ivoa.net/xml/VOSICapabilities/v1.0" xmlns:tr="http://www.ivoa.net/xml/TAPRegExt/v1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<capability standardID="ivo://ivoa.net/std/TAP" xsi:type="tr:TableAccess"><language><name>ADQL</name><version ivo-id="ivo://ivoa.net/std/ADQL#v2.0">2.0</version></language>'
    '<outputFormat><mime>application/x-votable+xml</mime></outputFormat><outputLimit><default unit="row">50000</default><hard unit="row">2000000</hard></outputLimit></capability></vosi:capabilities>')

def _fetch(request):
    _asked.append((request.method, request.url, (request.body or b"").decode("utf-8", "replace")))
    for pattern, (kind, body) in _answers.items():
        if re.search(pattern, request.url):
            return Answer(200, request.url, {"content-type": kind}, body if isinstance(body, bytes) else body.encode())
    raise NoAnswer("Failed to fetch")

_module._browser_fetch = lambda: _fetch

def _words(asked):
    method, url, body = asked
    query = parse_qs(urlsplit(url).query or body)
    return {name: values[0] for name, values in query.items()}
`;

describe.skipIf(!HAS_PYTHON)('astroquery', () => {
  const python = new TestPython();
  beforeAll(async () => void (await python.boot()));
  const printed = async (text: string) => {
    await python.run(`${NETWORK}\n${text}`);
    return python.printed().trim().split('\n');
  };

  test('Simbad gives an object, asked by TAP', async () => {
    const said = await printed(`
_answers["simbad.*/sync"] = ("application/x-votable+xml", _votable([("main_id", "char", ""), ("ra", "double", "deg"), ("dec", "double", "deg")], ("M  31", 10.684708, 41.26875)))
_answers["simbad.*/capabilities"] = ("text/xml", _capabilities)
from astroquery.simbad import Simbad
_t = Simbad.query_object("M 31")
_query = next(_words(a)["QUERY"] for a in _asked if "/sync" in a[1])
print(_t["main_id"][0], _t["ra"].unit, "FROM basic" in _query, "id = 'M 31'" in _query)
`);
    expect(said).toEqual(['M  31 deg True True']);
  });

  test('VizieR gives the rows of a catalogue around a place', async () => {
    const said = await printed(`
_answers["viz-bin/votable"] = ("text/xml", _votable([("RAJ2000", "double", "deg"), ("Gmag", "float", "mag")], (10.68, 12.5)))
from astroquery.vizier import Vizier
from astropy.coordinates import SkyCoord
import astropy.units as u
_t = Vizier(columns=["*"], row_limit=5).query_region(SkyCoord(10.68, 41.27, unit="deg"), radius=2 * u.arcmin, catalog="I/355/gaiadr3")[0]
print(float(_t["Gmag"][0]), _t["Gmag"].unit, _asked[0][0], [line for line in _asked[0][2].splitlines() if line.startswith(("-source", "-c.rm"))])
`);
    expect(said).toEqual(["12.5 mag POST ['-source=I/355/gaiadr3', '-c.rm=2.0']"]);
  });

  test('SDSS gives the objects around a place, which it takes as a file', async () => {
    const said = await printed(`
_answers["skyserver"] = ("text/csv", "#Table1\\nra,dec,objid,run\\n2.02,14.84,1237652943176138868,1739\\n")
warnings.simplefilter("ignore")
from astroquery.sdss import SDSS
from astropy.coordinates import SkyCoord
_t = SDSS.query_region(SkyCoord("0h8m05.63s +14d50m23.3s"), radius="3 arcsec", fields=["ra", "dec", "objid", "run"])
print(_t["objid"][0], _asked[-1][0], 'filename="astroquery"' in _asked[-1][2], "2.0234583" in _asked[-1][2])
`);
    expect(said.at(-1)).toBe('1237652943176138868 POST True True');
  });

  test('the MOCServer tells of collections', async () => {
    const said = await printed(`
_answers["(?i)mocserver"] = ("application/json", '[{"ID": "CDS/I/355/gaiadr3", "obs_title": "Gaia DR3", "nb_rows": "1811709771"}]')
from astroquery.mocserver import MOCServer
_t = MOCServer.query_region(criteria="ID=CDS/I/355*", fields=["ID", "obs_title"])
print(_t["obs_title"][0], _words(_asked[-1])["expr"])
`);
    expect(said.at(-1)).toBe('Gaia DR3 ID=CDS/I/355*');
  });

  test('hips2fits cuts an image out', async () => {
    const said = await printed(`
import io
import numpy as np
from astropy.io import fits
_file = io.BytesIO()
fits.PrimaryHDU(np.arange(4.0).reshape(2, 2)).writeto(_file)
_answers["hips2fits"] = ("image/fits", _file.getvalue())
from astroquery.hips2fits import hips2fits
from astropy.coordinates import Angle, Latitude, Longitude
import astropy.units as u
_t = hips2fits.query(hips="CDS/P/DSS2/red", width=2, height=2, ra=Longitude(10.68 * u.deg), dec=Latitude(41.27 * u.deg), fov=Angle(1 * u.deg), projection="TAN")
print(_t[0].data.tolist(), _words(_asked[-1])["hips"], _words(_asked[-1])["fov"])
`);
    expect(said).toEqual(['[[0.0, 1.0], [2.0, 3.0]] CDS/P/DSS2/red 1.0']);
  });

  test('XMatch takes a table of the notebook', async () => {
    const said = await printed(`
_answers["xmatch/api/v1/sync/tables"] = ("text/plain", "I/355/gaiadr3\\nII/246/out\\n")
_answers["xmatch/api/v1/sync$"] = ("application/x-votable+xml", _votable([("angDist", "double", "arcsec"), ("ra", "double", "deg"), ("Gmag", "float", "mag")], (0.12, 10.68, 12.5)))
warnings.simplefilter("ignore")
from astroquery.xmatch import XMatch
from astropy.table import Table
import astropy.units as u
_t = XMatch.query(cat1=Table({"ra": [10.68], "dec": [41.27]}), cat2="vizier:I/355/gaiadr3", max_distance=2 * u.arcsec, colRA1="ra", colDec1="dec")
print(float(_t["angDist"][0]), _asked[-1][0], "10.68,41.27" in _asked[-1][2] or "10.68" in _asked[-1][2])
`);
    expect(said.at(-1)).toBe('0.12 POST True');
  });

  test('the archive of Gaia, closed to pages, is refused with the name of an open copy', async () => {
    const said = await printed(`
from astroquery.gaia import Gaia
try:
    Gaia.launch_job("SELECT TOP 1 * FROM gaiadr3.gaia_source")
except Exception as error:
    print(type(error).__name__, '"I/355/gaiadr3"' in str(error))
`);
    expect(said.at(-1)).toBe('FetchRefused True');
  });
});
