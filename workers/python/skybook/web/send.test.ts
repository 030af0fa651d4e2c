import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../testing/openNodePython.ts';

const NETWORK = `
from skybook.web.exchange import Answer, Request
from skybook.web.lost import BrokenOff, NoAnswer, Silence
from skybook.web.proxy import use_proxy
from skybook.web.refused import FetchRefused
from skybook.web.send import send

class Network:
    """Answers from a list of statuses and errors, and remembers what it was asked."""
    def __init__(self, *replies, headers={}):
        self.replies, self.headers, self.asked, self.pauses = list(replies), headers, [], []
    def __call__(self, request):
        self.asked.append(request.url)
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return Answer(reply, request.url, self.headers, b"x")
    def send(self, url, method="GET"):
        return send(Request(method, url), self, self.pauses.append)
    def error(self, url, method="GET"):
        try:
            return self.send(url, method).status
        except OSError as error:
            return error
`;

describe.skipIf(!HAS_PYTHON)('sending requests', () => {
  const python = new TestPython();
  beforeAll(async () => void (await python.boot([])));
  const printed = async (text: string) => {
    await python.run(`${NETWORK}\n${text}`);
    return python.printed().trim().split('\n');
  };

  test('a busy service is asked again, after the pause it asks for, at most three times', async () => {
    expect(
      await printed(
        'n = Network(503, 502, 200, headers={"retry-after": "7"})\nprint(n.send("https://a.test/").status, n.pauses, len(n.asked))',
      ),
    ).toEqual(['200 [7.0, 7.0] 3']);
    expect(await printed('n = Network(503, 503, 503)\nprint(n.send("https://a.test/").status, n.pauses)')).toEqual([
      '503 [0.5, 2.0]',
    ]);
  });

  test('a POST is sent again only when the service said that it did nothing', async () => {
    expect(await printed('n = Network(502)\nprint(n.send("https://a.test/", "POST").status, n.pauses)')).toEqual([
      '502 []',
    ]);
    expect(await printed('n = Network(503, 200)\nprint(n.send("https://a.test/", "POST").status)')).toEqual(['200']);
    expect(
      await printed('n = Network(BrokenOff("off"))\nprint(type(n.error("https://a.test/", "POST")).__name__)'),
    ).toEqual(['BrokenOff']);
    expect(await printed('n = Network(BrokenOff("off"), 200)\nprint(n.error("https://a.test/"))')).toEqual(['200']);
  });

  test('no answer twice is a refusal with the address and the host', async () => {
    expect(
      await printed(
        'n = Network(NoAnswer("x"), NoAnswer("x"))\ne = n.error("https://a.test/tap")\nprint(type(e) is FetchRefused, e.url, e.host, n.pauses)',
      ),
    ).toEqual(['True https://a.test/tap a.test [0.5]']);
  });

  test('a service known to be closed is asked once, and its open mirror is named', async () => {
    const [asked, ...lines] = await printed(
      'n = Network(NoAnswer("x"))\ne = n.error("https://gea.esac.esa.int/tap-server/tap/sync")\nprint(len(n.asked))\nprint(e)',
    );
    expect(asked).toBe('1');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('gea.esac.esa.int gave this page no answer');
    expect(lines[1]).toContain('"I/355/gaiadr3"');
    expect(lines[1]).toContain('https://tapvizier.cds.unistra.fr/TAPVizieR/tap');
  });

  test('an http address that a page may not ask is tried by https', async () => {
    expect(await printed('n = Network(NoAnswer("x"), 200)\nprint(n.send("http://a.test/x").url)')).toEqual([
      'https://a.test/x',
    ]);
    expect(
      await printed(
        'n = Network(NoAnswer("x"), NoAnswer("x"))\nprint(n.error("http://localhost:1/x").url, len(n.asked))',
      ),
    ).toEqual(['http://localhost:1/x 2']);
  });

  test("the reader's own proxy is asked where the service refuses, and at once for a closed one", async () => {
    const proxy = 'use_proxy("https://mine.test/?u={url}")';
    expect(
      await printed(
        `${proxy}\nn = Network(NoAnswer("x"), 200, headers={"x-final-url": "https://a.test/job/1"})\nprint(n.send("https://a.test/x?y=1").url, n.asked[1])\nuse_proxy(None)`,
      ),
    ).toEqual(['https://a.test/job/1 https://mine.test/?u=https%3A%2F%2Fa.test%2Fx%3Fy%3D1']);
    expect(
      await printed(
        `${proxy}\nn = Network(200)\nprint(n.send("https://irsa.ipac.caltech.edu/TAP").url, len(n.asked))\nuse_proxy(None)`,
      ),
    ).toEqual(['https://irsa.ipac.caltech.edu/TAP 1']);
  });

  test("the proxy of the reader's settings counts where no cell names another, and is named when it gives nothing", async () => {
    const set =
      'from skybook.web.proxy import use_readers_proxy\nuse_readers_proxy("https://settings.test/?key=w&u={url}")';
    expect(
      await printed(`${set}\nn = Network(200)\nn.send("https://irsa.ipac.caltech.edu/TAP")\nprint(n.asked[0])`),
    ).toEqual(['https://settings.test/?key=w&u=https%3A%2F%2Firsa.ipac.caltech.edu%2FTAP']);
    expect(
      await printed(
        `${set}\nuse_proxy("https://mine.test/?u={url}")\nn = Network(200)\nn.send("https://irsa.ipac.caltech.edu/TAP")\nprint(n.asked[0][:18])\nuse_proxy(None)`,
      ),
    ).toEqual(['https://mine.test/']);
    const [told] = await printed(
      `${set}\nn = Network(NoAnswer("x"))\nprint(n.error("https://irsa.ipac.caltech.edu/TAP"))\nuse_readers_proxy(None)`,
    );
    expect(told).toMatch(/^settings\.test, your proxy for irsa\.ipac\.caltech\.edu, gave this page no answer/);
    expect(told).not.toContain('key=w');
  });

  test('headers that browsers keep to themselves are left out', async () => {
    expect(
      await printed(
        'from skybook.web.headers import allowed\nprint(allowed({"User-Agent": "pyvo", "Accept": "*/*", "HOST": "a", "Sec-X": "1", "Range": "bytes=0-9"}))',
      ),
    ).toEqual(["{'Accept': '*/*', 'Range': 'bytes=0-9'}"]);
  });
});
