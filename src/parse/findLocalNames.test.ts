import { expect, test } from 'vitest';
import { findLocalNames } from './findLocalNames.ts';

test.each([
  ["SELECT * FROM hats('local://gaia/sub') JOIN 'local://my stars.csv' USING (id)", ['gaia', 'my stars.csv']],
  ['Table.read("/local/x.fits"); open(\'/local/x.fits\')', ['x.fits']],
  ["catalog('local://sky')", ['sky']],
  ["FROM 'local://two.vot#2' JOIN 'local://#3.csv'", ['two.vot', '#3.csv']],
  ['open(f"/local/{name}"); open("/usr/local/bin"); `local://${name}`', []],
  ['-- see local:// in the README', []],
  ['os.listdir("/local/")', []],
])('%s', (text, names) => {
  expect(findLocalNames(text)).toEqual(names);
});
