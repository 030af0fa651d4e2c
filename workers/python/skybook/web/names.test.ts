import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../testing/openNodePython.ts';

const SESAME = `
from skybook.web import send as _module
from skybook.web.exchange import Answer
from skybook.web.lost import NoAnswer
_asked = []
_isOpen = True
def _fetch(request):
    _asked.append(request.url)
    if not _isOpen:
        raise NoAnswer("Failed to fetch")
    place = b"%J 10.68470833 +41.26875000 = 00:42:44.33 +41:16:07.5\\n" if "M31" in request.url or "M%2031" in request.url else b"#!Sesame: Nothing found\\n"
    return Answer(200, request.url, {"content-type": "text/plain"}, b"# M 31\\t#Q31\\n#=S=Simbad (via url):    1\\n%C.0 G\\n" + place + b"#====Done====\\n")
_module._browser_fetch = lambda: _fetch
from astropy.coordinates import SkyCoord
`;

describe.skipIf(!HAS_PYTHON)('SkyCoord.from_name', () => {
  const python = new TestPython();
  beforeAll(async () => void (await python.boot()));
  const printed = async (text: string) => {
    await python.run(`${SESAME}\n${text}`);
    return python.printed().trim();
  };

  test("has the place of Sesame's answer", async () => {
    expect(await printed('print(SkyCoord.from_name("M 31").to_string(), _asked[0].partition("?")[0])')).toMatch(
      /^10\.6847 41\.2687 https:\/\/cds\.unistra\.fr\/cgi-bin\/nph-sesame\//,
    );
  });

  test('tells a name that nobody knows from a Sesame that gives no answer', async () => {
    expect(
      await printed(
        'try:\n    SkyCoord.from_name("nonesuch")\nexcept Exception as e:\n    print(type(e).__name__, str(e)[:40], "gave this page" in repr(e.__cause__))',
      ),
    ).toMatch(/^NameResolveError Unable to find coordinates.* False$/);
    const failure = await python.run(`${SESAME}\n_isOpen = False\nSkyCoord.from_name("M 33")`).then(
      () => undefined,
      (error: { failure: object }) => error.failure,
    );
    expect(failure).toMatchObject({
      kind: 'fetch',
      message: expect.stringMatching(/^cds\.unistra\.fr gave this page no answer/),
      advice: expect.stringContaining('Sesame allowed it'),
    });
  });
});
