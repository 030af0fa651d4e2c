import { expect, test } from 'vitest';
import { findHosts } from './findHosts.ts';

test.each([
  [
    'hosts in strings and comments are found once each, in order',
    'get("https://b.org/x?y=1") # http://a.org/\n"https://b.org/z"',
    'b.org a.org',
  ],
  ['a port belongs to the host', "fetch('http://localhost:8000/a')", 'localhost:8000'],
  ['letters’ case makes no other host', 'HTTPS://Example.ORG https://example.org', 'example.org'],
  ['names and passwords are no part of it', 'https://me:secret@example.org/', 'example.org'],
  [
    'what looks like a host before an @ hides none behind it',
    'https://good.org@evil.org/x https://good.net,@evil.net',
    'evil.org good.net evil.net',
  ],
  [
    'brackets and signs of the languages around end an address',
    '(https://a.org),[x](https://b.org) <https://c.org> `https://d.org`; https://e.org.',
    'a.org b.org c.org d.org e.org',
  ],
  ['an address in square brackets (IPv6) is a host', 'http://[::1]:80/x', '[::1]'],
  ['a template in an address ends what can be known', 'https://${host}/x https://a.org/${path}', 'a.org'],
  [
    'buckets are asked at their hosts, and what can be none is none',
    's3://a/x gs://b/y s3://xn--/z hf://datasets/o/n/ s3://xn--a/z s3://../x',
    'a.s3.amazonaws.com storage.googleapis.com huggingface.co s3.amazonaws.com',
  ],
  ['other protocols and broken addresses are none', 'ftp://a.org https:// http://%zz xhttps://b.org', ''],
])('%s', (_title, text, hosts) => {
  expect(findHosts(text)).toEqual(hosts.split(' ').filter(Boolean));
});
