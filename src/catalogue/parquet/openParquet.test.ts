import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NotFoundError, type Fetched, type Read } from '../read.ts';
import { openParquet } from './openParquet.ts';

const bytes = new Uint8Array(
  readFileSync(resolve(import.meta.dirname, '../../../public/catalogues/hipparcos/dataset/_metadata')),
);
const small = new Uint8Array(
  readFileSync(
    resolve(import.meta.dirname, '../../../public/catalogues/hipparcos/dataset/Norder=1/Dir=0/Npix=36.parquet'),
  ),
);

/** A server of one file with a way of its own to answer ranges. */
function server(
  file: Uint8Array,
  answer: (start: number, end: number) => Fetched = (start, end) => ({
    bytes: file.subarray(start, end),
    totalBytes: file.length,
  }),
) {
  const requests: string[] = [];
  const read: Read = async (_url, range) => {
    requests.push(!range ? 'whole' : 'start' in range ? `${range.start}-${range.end}` : `last ${range.suffixBytes}`);
    if (!range) return { bytes: file, totalBytes: file.length };
    return 'start' in range
      ? answer(range.start, range.end)
      : answer(Math.max(0, file.length - range.suffixBytes), file.length);
  };
  return { read, requests };
}

/** A file whose footer is larger than the first guess, through 100 kB after its last field. */
function withLongFooter(): Uint8Array {
  const footerBytes = new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
  const padded = new Uint8Array(bytes.length + 300_000);
  padded.set(bytes.subarray(0, 4));
  padded.set(
    bytes.subarray(bytes.length - 8 - footerBytes, bytes.length - 8),
    padded.length - 8 - footerBytes - 100_000,
  );
  padded.set(bytes.subarray(bytes.length - 4), padded.length - 4);
  new DataView(padded.buffer).setUint32(padded.length - 8, footerBytes + 100_000, true);
  return padded;
}

describe('openParquet', () => {
  it('reads a footer with one request', async () => {
    const { read, requests } = server(withLongHead(small));
    const file = await openParquet('f', read);
    expect(Number(file.metadata.num_rows)).toBeGreaterThan(1000);
    expect(requests).toEqual(['last 262144']);
    expect(file.held.start + file.held.bytes.length).toBe(file.totalBytes);
  });

  it('reads a footer that is larger than the first guess with a second request', async () => {
    const file = withLongFooter();
    const { read, requests } = server(file);
    const opened = await openParquet('f', read);
    expect(opened.metadata.row_groups.length).toBe(69);
    expect(requests).toHaveLength(2);
    expect(requests[1]).toMatch(/^\d+-\d+$/);
  });

  it('understands a server that ignores ranges and sends the whole file', async () => {
    const { read, requests } = server(small, () => ({ bytes: small, totalBytes: small.length }));
    const file = await openParquet('f', read);
    expect(requests).toHaveLength(1);
    expect(file.held).toEqual({ start: 0, bytes: small });
  });

  it('reads the whole file where the server cuts ranges out of the compressed stream', async () => {
    const packed = new Uint8Array(gzipSync(withLongHead(small)));
    const { read, requests } = server(withLongHead(small), (start, end) => ({
      bytes: packed.subarray(start, end),
      totalBytes: packed.length,
    }));
    const file = await openParquet('f', read);
    expect(requests.at(-1)).toBe('whole');
    expect(file.held.start).toBe(0);
    expect(Number(file.metadata.num_rows)).toBeGreaterThan(1000);
  });

  it('reads the whole file where the server does not tell its size or tells a wrong one', async () => {
    const long = withLongHead(small);
    for (const totalBytes of [undefined, 17]) {
      const { read, requests } = server(long, (start, end) => ({ bytes: long.subarray(start, end), totalBytes }));
      expect((await openParquet('f', read)).totalBytes).toBe(long.length);
      expect(requests.at(-1)).toBe('whole');
    }
  });

  it('says that a web page is not a Parquet file', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Not here</title>');
    await expect(openParquet('https://x/a.parquet', server(page).read)).rejects.toMatchObject({
      failure: { kind: 'fetch', message: 'https://x/a.parquet is not a Parquet file.' },
    });
  });

  it('passes on that there is no such file', async () => {
    const none: Read = async () => Promise.reject(new NotFoundError('f'));
    await expect(openParquet('f', none)).rejects.toBeInstanceOf(NotFoundError);
  });
});

/** The file with 300 kB of zeros after its first four bytes: larger than the first guess. */
function withLongHead(file: Uint8Array): Uint8Array {
  const long = new Uint8Array(file.length + 300_000);
  long.set(file.subarray(0, 4));
  long.set(file.subarray(4), 300_004);
  return long;
}
