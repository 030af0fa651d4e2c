import { describe, expect, test } from 'vitest';
import { answerRequests } from './answerRequests.ts';

const URL_BEFORE = 'https://site.invalid/extensions/';
const file = new TextEncoder().encode('signed').buffer as ArrayBuffer;

/** Stands for the browser's own. */
class Network {
  readonly DONE = 4;
  readonly asked: string[] = [];
  responseType = '';
  get readyState(): number {
    return 1;
  }
  get status(): number {
    return 206;
  }
  get response(): unknown {
    return 'from the network';
  }
  open(method: string, url: string, isAsync: boolean): void {
    this.asked.push(`${method} ${url} ${isAsync}`);
  }
  setRequestHeader(name: string, value: string): void {
    this.asked.push(`${name}: ${value}`);
  }
  send(): void {
    this.asked.push('send');
  }
}

function request(url: string) {
  const Requests = answerRequests(
    Network as unknown as new () => XMLHttpRequest,
    URL_BEFORE,
    new Map([[`${URL_BEFORE}v1/parquet.wasm`, file]]),
  );
  const made = new Requests();
  made.open('GET', url, false);
  made.responseType = 'arraybuffer';
  made.setRequestHeader('Range', 'bytes=0-1');
  made.send(null);
  return made as XMLHttpRequest & { readonly asked: readonly string[] };
}

describe('a blocking request', () => {
  test('for a file that is here is answered with its bytes, and nothing is asked of the network', () => {
    const { status, response, readyState, asked } = request(`${URL_BEFORE}v1/parquet.wasm`);
    expect([status, readyState, asked]).toEqual([200, 4, []]);
    expect(response).toBe(file);
  });

  test.each(['v1/icu.wasm', 'v2/parquet.wasm', '', '../v1/parquet.wasm'])(
    'for %j beside it finds nothing, and nothing is asked of the network',
    (path) => {
      const { status, response, asked } = request(`${URL_BEFORE}${path}`);
      expect([status, response, asked]).toEqual([404, undefined, []]);
    },
  );

  test('for another address is the browser’s own', () => {
    const { status, response, readyState, responseType, asked } = request('https://data.test/a.parquet');
    expect([status, response, readyState, responseType]).toEqual([206, 'from the network', 1, 'arraybuffer']);
    expect(asked).toEqual(['GET https://data.test/a.parquet false', 'Range: bytes=0-1', 'send']);
  });

  test('is forgotten with the next address', () => {
    const made = request(`${URL_BEFORE}v1/parquet.wasm`);
    made.open('GET', 'https://data.test/b', true);
    expect(made.status).toBe(206);
  });
});

test('a file that is taken away is found no more', () => {
  const files = new Map([[`${URL_BEFORE}a`, file]]);
  const Requests = answerRequests(Network as unknown as new () => XMLHttpRequest, URL_BEFORE, files);
  const ask = () => {
    const made = new Requests();
    made.open('GET', `${URL_BEFORE}a`, false);
    made.send(null);
    return made.status;
  };
  expect(ask()).toBe(200);
  files.clear();
  expect(ask()).toBe(404);
});
