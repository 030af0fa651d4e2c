import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { OURS } from '../../src/build/fixtures/dataFolders.ts';
import type { Provenance } from '../wire/provenance.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** Has Python's requests answered from `answers`, by the end of their address; the rest of the way is the site's. */
const ANSWERS = `
import skybook.web.send as way
from skybook.web.exchange import Answer
way.answers = {}
def answer(request):
    path = request.url.partition("?")[0]
    body = next(body for end, body in way.answers.items() if path.endswith(end))
    headers = {"Content-Type": "application/x-votable+xml", "Last-Modified": "Tue, 03 Nov 2026 10:00:00 GMT", "ETag": f'"{len(body)}"'}
    return Answer(200, path + "/job7" if path.endswith("/async") else request.url, headers, body)
way._browser_fetch = lambda: answer`;

const VOTABLE = (infos: string, rows = '<TR><TD>1</TD></TR><TR><TD>2</TD></TR>', after = '') =>
  `<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results"><DESCRIPTION>Bright stars</DESCRIPTION>${infos}<TABLE><FIELD name="n" datatype="int"/><DATA><TABLEDATA>${rows}</TABLEDATA></DATA></TABLE>${after}</RESOURCE></VOTABLE>`;

describe.skipIf(!HAS_PYTHON)('a table of Python', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
    await python.setUp(ANSWERS);
  });

  const give = (path: string, body: string) =>
    python.run(
      `import skybook.web.send as way\nway.answers[${JSON.stringify(path)}] = ${JSON.stringify(body)}.encode()`,
    );
  const told = (): readonly Provenance[] =>
    python.events.flatMap((event: RunEvent) => (event.kind === 'sources' ? event.sources : []));
  const sourcesOf = async (text: string) => {
    const carried = await python.carry(text);
    return carried.kind === 'table' ? carried.table : undefined;
  };

  test('remembers the query of a TAP service, what the service states, and that it was cut; so do what is made of it, and DataFrames', async () => {
    await give(
      '/tap/sync',
      VOTABLE(
        '<INFO name="citation" value="2000A&amp;AS..143....9W"/><INFO name="rights_uri" value="https://l.test/cc0"/><INFO name="resource_version" value="DR3"/><INFO name="last_update_date" value="2026-01-02"/>',
        undefined,
        '<INFO name="QUERY_STATUS" value="OVERFLOW"/>',
      ),
    );
    const source = {
      service: 'SIMBAD',
      protocol: 'TAP',
      url: 'https://simbad.cds.unistra.fr/tap',
      query: 'SELECT TOP 2 n FROM bright',
      rows: 2,
      isTruncated: true,
      origin: {
        title: 'Bright stars',
        citations: ['2000A&AS..143....9W'],
        rightsUrl: 'https://l.test/cc0',
        version: 'DR3',
        updatedAt: '2026-01-02',
      },
    };
    const before = Date.now();
    const table = await sourcesOf(`
import warnings
warnings.simplefilter("ignore")
from pyvo.dal import TAPService
made = TAPService("https://simbad.cds.unistra.fr/tap").search("SELECT TOP 2 n FROM bright")`);
    expect(table).toMatchObject({
      sources: [source],
      warnings: ['Truncated: the service has more rows than it sent (OVERFLOW).'],
    });
    expect(Date.parse(table!.sources![0]!.retrievedAt)).toBeGreaterThanOrEqual(before - 1000);
    expect(told()).toMatchObject([source]);
    const whole =
      'from pyvo.dal import TAPService\nt = TAPService("https://simbad.cds.unistra.fr/tap").search("SELECT TOP 2 n FROM bright").to_table()\n';
    for (const made of [
      't[t["n"] > 1]',
      't.to_pandas().query("n > 1")',
      'Table.from_pandas(t.to_pandas())',
      'vstack([t, t])',
      't.group_by("n")',
    ]) {
      const derived = await sourcesOf(`from astropy.table import Table, vstack\n${whole}made = ${made}`);
      expect(derived?.sources, made).toMatchObject([source]);
      expect(derived?.warnings, made).toEqual(['Truncated: SIMBAD has more rows than it sent.']);
    }
  });

  test('of which a service sent only a part before it failed is shown beside the error, marked', async () => {
    await give(
      '/tap/sync',
      VOTABLE(
        '<INFO name="QUERY_STATUS" value="OK"/>',
        undefined,
        '<INFO name="QUERY_STATUS" value="ERROR">The disk is full</INFO>',
      ),
    );
    const failing = python.run(
      'from pyvo.dal import TAPService\nTAPService("https://x.test/tap").search("SELECT n FROM a")',
    );
    await expect(failing).rejects.toMatchObject({
      failure: {
        message: expect.stringContaining('The disk is full') as string,
        advice: expect.stringContaining('error.incomplete') as string,
      },
    });
    const tables = python.events.flatMap((event) =>
      event.kind === 'shown' ? Object.values(event.shown.tables ?? {}) : [],
    );
    expect(tables).toMatchObject([
      {
        rows: 2,
        warnings: [expect.stringContaining('The disk is full') as string],
        sources: [{ isTruncated: true, query: 'SELECT n FROM a' }],
      },
    ]);
  });

  test('of a job remembers what the job was asked', async () => {
    await give(
      '/async',
      '<uws:job xmlns:uws="http://www.ivoa.net/xml/UWS/v1.0"><uws:jobId>job7</uws:jobId><uws:phase>PENDING</uws:phase></uws:job>',
    );
    await give('/results/result', VOTABLE('<INFO name="QUERY_STATUS" value="OK"/>'));
    const table = await sourcesOf(`
import requests
requests.post("https://x.test/tap/async", data={"LANG": "ADQL", "QUERY": "SELECT 7"})
from pyvo.dal import TAPResults
made = TAPResults.from_result_url("https://x.test/tap/async/job7/results/result").to_table()`);
    expect(table?.sources).toMatchObject([
      { service: 'x.test', protocol: 'TAP', url: 'https://x.test/tap', query: 'SELECT 7', rows: 2, isTruncated: false },
    ]);
    expect(table?.sources?.[0]).toMatchObject({ job: 'https://x.test/tap/async/job7' });
    expect(table?.sources?.[0]).not.toHaveProperty('version');
  });

  test.each([
    [
      'a cone search',
      'from pyvo.dal import conesearch\nmade = conesearch("https://x.test/scs", pos=(10.5, 20), radius=1).to_table()',
      { protocol: 'cone search', url: 'https://x.test/scs', query: expect.stringContaining('RA=10.5') as string },
    ],
    [
      'a form',
      'import requests, io\nfrom astropy.table import Table\nmade = Table.read(io.BytesIO(requests.post("https://x.test/scs", data={"-source": "I/355/gaiadr3"}).content), format="votable")',
      { url: 'https://x.test/scs', query: 'https://x.test/scs?-source=I/355/gaiadr3' },
    ],
    [
      'a VOTable by address',
      'from astropy.table import Table\nmade = Table.read("https://x.test/a/scs", format="votable")',
      {
        url: 'https://x.test/a/scs',
        version: expect.stringMatching(/^"\d+"$/) as string,
        origin: { title: 'Bright stars' },
      },
    ],
    [
      'a CSV file by address',
      'from astropy.table import Table\nmade = Table.read("https://x.test/b.csv", format="ascii.csv")',
      { url: 'https://x.test/b.csv', rows: 2 },
    ],
    [
      'a CSV file that pandas reads',
      'import pandas as pd\nmade = pd.read_csv("https://x.test/b.csv")',
      { url: 'https://x.test/b.csv', rows: 2 },
    ],
    [
      'a file',
      'import pathlib\npathlib.Path("/tmp/c.csv").write_text("a\\n1\\n")\nfrom astropy.table import Table\nmade = Table.read("/tmp/c.csv")',
      { service: 'a file', url: 'file:///tmp/c.csv', rows: 1 },
    ],
    [
      'a FITS file that a table was written to',
      'from astropy.table import Table\nt = Table.read("https://x.test/a/scs", format="votable")\nt.write("/tmp/t.fits", overwrite=True)\nmade = Table.read("/tmp/t.fits")',
      { url: 'https://x.test/a/scs', origin: { title: 'Bright stars' } },
    ],
  ])('remembers %s', async (_what, text, source) => {
    await give('/scs', VOTABLE(''));
    await give('/b.csv', 'a,b\n1,2\n3,4\n');
    const table = await sourcesOf(text);
    expect(table?.sources).toMatchObject([source]);
    expect(told().length).toBeGreaterThan(0);
  });

  test('has the sources of tables of other languages, and none of its own making', async () => {
    const source: Provenance = {
      service: 'Hipparcos',
      protocol: 'HATS',
      url: 'https://h.test/',
      retrievedAt: '2026-11-24T00:00:00Z',
      isTruncated: false,
      origin: { citations: ['2007A&A...474..653V'] },
    };
    const carried = await python.carry('from astropy.table import Table\nmade = Table({"a": [1, 2]})');
    expect(carried).toMatchObject({ kind: 'table', table: { sources: [] } });
    if (carried.kind !== 'table') throw new Error('no table');
    const [made] = await python.run('made = given[:1]', {
      defines: ['made'],
      inputs: { given: { carried: { kind: 'table', table: { ...carried.table, sources: [source] } } } } as never,
    });
    expect(await python.worker.take('made', made!.version)).toMatchObject({ table: { sources: [source] } });
  });

  test('reads what a service states of a catalogue, as VizieR does', async () => {
    await give('/viz', readFileSync(OURS.path('votable/cited.xml'), 'utf8'));
    const table = await sourcesOf(
      'from pyvo.dal import conesearch\nmade = conesearch("https://x.test/viz", pos=(1, 2), radius=1)',
    );
    expect(table?.sources?.[0]?.origin).toMatchObject({
      title: 'Variable stars (Leavitt, 1912)',
      publisher: 'Example Data Centre',
      citations: ['bibcode:1912HarCi.173....1L'],
      publishedAt: '1912',
    });
  });
});
