import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../testing/openNodePython.ts';

const SERVICE = `
import http.client
from skybook.web import send as _module
from skybook.web.exchange import Answer
_asked = []
def _fetch(request):
    _asked.append((request.method, request.url, request.body))
    if request.url.endswith("/async"):
        return Answer(200, "https://a.test/tap/async/7", {"content-type": "text/xml"}, b"<job/>")
    return Answer(404 if request.url.endswith("/none") else 200, request.url, {"content-type": "text/plain"}, b"words")
_module._browser_fetch = lambda: _fetch
_c = http.client.HTTPSConnection("a.test", 443, timeout=5)
`;

describe.skipIf(!HAS_PYTHON)('http.client', () => {
  const python = new TestPython();
  beforeAll(async () => void (await python.boot()));
  const printed = async (text: string) => {
    await python.run(`${SERVICE}\n${text}`);
    return python.printed().trim();
  };

  test('gives the status, headers and body of an answer', async () => {
    expect(
      await printed(
        '_c.request("GET", "/none")\n_r = _c.getresponse()\nprint(_r.status, _r.reason, _r.getheader("Content-Type"), _r.read(), _asked[0])',
      ),
    ).toBe("404 Not Found text/plain b'words' ('GET', 'https://a.test/none', None)");
  });

  test('tells a redirect that the browser followed, so that a new job is found where it is', async () => {
    expect(
      await printed(
        '_c.request("POST", "/tap/async", "QUERY=x", {"Content-type": "application/x-www-form-urlencoded"})\n_r = _c.getresponse()\nprint(_r.status, _r.getheader("location"), _asked[0][2])',
      ),
    ).toBe("303 https://a.test/tap/async/7 b'QUERY=x'");
  });

  test('has no answer before a request', async () => {
    expect(
      await printed('try:\n    _c.getresponse()\nexcept http.client.ResponseNotReady:\n    print("not ready")'),
    ).toBe('not ready');
  });
});
