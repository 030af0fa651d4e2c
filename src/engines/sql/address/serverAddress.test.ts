import { expect, test } from 'vitest';
import { pathOnServer, serverAddress } from './serverAddress.ts';

test.each(['/a b/é#1?x', '/100%25/x', '/a%23b', '/a%2523', '/50%', '~/gaia', "/O'Neil/*.parquet", 'C:/data/x#1'])(
  'the path %s stays what it is on its way through an address',
  (path) => {
    const address = serverAddress(path);
    expect(pathOnServer(address!)).toBe(path);
    expect(new URL(address!)).toMatchObject({ hash: '', search: '' });
  },
);

test.each(['//host/share', 'relative', 'https://host/x', 'server:///x'])('%s is no path of the server', (written) => {
  expect(serverAddress(written)).toBeUndefined();
});
