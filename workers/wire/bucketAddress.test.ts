import { expect, test } from 'vitest';
import { bucketAddress } from './bucketAddress.ts';

test.each([
  ['s3://ipac-irsa-ztf/contributed/dr23', 'https://ipac-irsa-ztf.s3.amazonaws.com/contributed/dr23'],
  ['S3://nasa.irsa/a/b.parquet', 'https://s3.amazonaws.com/nasa.irsa/a/b.parquet'],
  ['s3a://bucket', 'https://bucket.s3.amazonaws.com/'],
  ['gs://bucket/a b.csv', 'https://storage.googleapis.com/bucket/a b.csv'],
  ['gs://bucket/x/', 'https://storage.googleapis.com/bucket/x/'],
  ['hf://datasets/o/n/data/a.parquet', 'https://huggingface.co/datasets/o/n/resolve/main/data/a.parquet'],
  [
    'hf://datasets/o/n@refs/convert/parquet/default/train/0.parquet',
    'https://huggingface.co/datasets/o/n/resolve/refs%2Fconvert%2Fparquet/default/train/0.parquet',
  ],
  [
    'hf://datasets/o/n@~parquet/a.parquet',
    'https://huggingface.co/datasets/o/n/resolve/refs%2Fconvert%2Fparquet/a.parquet',
  ],
  ['hf://datasets/o/n@refs%2Fpr%2F1/a', 'https://huggingface.co/datasets/o/n/resolve/refs%2Fpr%2F1/a'],
  ['hf://datasets/o/n', 'https://huggingface.co/datasets/o/n/resolve/main/'],
  ['hf://datasets/o/n@v1.0/cat', 'https://huggingface.co/datasets/o/n/resolve/v1.0/cat'],
  ['https://x.org/s3://y', 'https://x.org/s3://y'],
  ['s3://evil%2Ecom#/x', 's3://evil%2Ecom#/x'],
  ['s3://localhost:8080#/x', 's3://localhost:8080#/x'],
  ['gs://a@b/x', 'gs://a@b/x'],
  ['s3://evil。com/x', 's3://evil。com/x'],
  ['catalogues/hipparcos', 'catalogues/hipparcos'],
])('%s is at %s', (address, expected) => {
  expect(bucketAddress(address)).toBe(expected);
});
