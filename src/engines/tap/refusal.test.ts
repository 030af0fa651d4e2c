import { beforeAll, describe, expect, test } from 'vitest';
import services from '../../../workers/python/skybook/web/services.json' with { type: 'json' };
import refusals from '../../../workers/python/skybook/web/refusal.json' with { type: 'json' };
import { HAS_PYTHON, TestPython } from '../../../workers/python/testing/openNodePython.ts';
import { refusal } from './refusal.ts';
import { asksAgain } from './retry.ts';

const hosts = ['unknown.test', ...services.services.flatMap(({ hosts }) => hosts.slice(0, 1))];
const cases = hosts.flatMap((host) =>
  ['http', 'https'].flatMap((scheme) =>
    [true, false].flatMap((isOffline) =>
      [undefined, 'https://mine.test/?u={url}'].map((proxy) => ({ url: `${scheme}://${host}/tap`, isOffline, proxy })),
    ),
  ),
);
const words = ({ url, isOffline, proxy }: (typeof cases)[number]) => {
  const { failure } = refusal(url, isOffline, undefined, { proxy });
  return `${failure.message}\n${failure.advice}`;
};

test('each sentence of a refusal is said somewhere, and each is whole', () => {
  const direct = cases.map(
    ({ url, isOffline, proxy }) => refusal(url, isOffline, undefined, { proxy, isDirect: true }).failure.advice,
  );
  const said = [...cases.map(words), ...direct].join('\n');
  const start = (sentence: string) => sentence.replace(/^\{\w+\}/, '').split('{')[0]!;
  const ours = [...refusals.happened, ...refusals.toDo].filter(
    ({ when }) => !('proxyServes' in when && when.proxyServes === 'libraries'),
  );
  for (const row of ours) expect(said).toContain(start(row.say ?? row.eachMirror ?? 'nothing'));
  expect(said).not.toMatch(/[{}]|undefined/);
});

describe.skipIf(!HAS_PYTHON)('Python and the page', () => {
  const python = new TestPython();
  beforeAll(async () => void (await python.boot()));
  const printed = async (text: string) => {
    await python.run(text);
    return JSON.parse(python.printed()) as unknown;
  };

  test('refuse in the same words', async () => {
    const listed = JSON.stringify(JSON.stringify(cases));
    const said = await printed(`
import json
from skybook.web.refused import refused
print(json.dumps([str(refused(case["url"], case["isOffline"], "mine.test" if "proxy" in case else None)) for case in json.loads(${listed})]))`);
    expect(said).toEqual(cases.map(words));
  });

  test('ask again after the same answers', async () => {
    const statuses = Array.from({ length: 500 }, (_, i) => i + 100);
    const said = await printed(`
import json
from skybook.web.retry import asks_again
print(json.dumps([[asks_again(status, repeatable) for repeatable in (True, False)] for status in range(100, 600)]))`);
    expect(said).toEqual(statuses.map((status) => [asksAgain(status, true), asksAgain(status, false)]));
  });
});
