import { expect, test } from 'vitest';
import { modulesMeant } from './modulesMeant.ts';

test.each([
  ['ZoneInfo("America/Santiago")', ['tzdata']],
  ['frame.index.tz_localize("UTC")', ['tzdata']],
  ['tables = pd.read_html(page)', ['lxml']],
  ['t.write("out.hdf5", path="t")', ['h5py']],
  ['t.write("o.parquet")', ['pyarrow']],
  ['t.write("o", format="parquet")', ['pyarrow']],
  ['fits.open(url, use_fsspec=True)', ['fsspec']],
  ['Table.read("https://host.example/o.parquet")', []],
  ['horizontal = h5 + 1', []],
])('%s needs %j', (text, modules) => {
  expect(modulesMeant(text)).toEqual(modules);
});
