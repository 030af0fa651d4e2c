import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** A VOTable of one row whose columns refer to a system. */
const VOTABLE = `<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><COOSYS ID="old" system="eq_FK4" equinox="B1950"/>
<TABLE><FIELD name="ra" datatype="double" unit="deg" ucd="pos.eq.ra" ref="old"/><FIELD name="dec" datatype="double" unit="deg" ref="old"/><FIELD name="mag" datatype="float"/>
<DATA><TABLEDATA><TR><TD>10</TD><TD>20</TD><TD>5</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>`;

const TABLE = 'from astropy.table import Column, Table\nimport io\n';
const FORMS: Readonly<Record<string, string>> = {
  'a VOTable': `made = Table.read(io.BytesIO(${JSON.stringify(VOTABLE)}.encode()), format='votable')`,
  'a FITS file': `t = Table({'ra': Column([10.0], unit='deg'), 'dec': Column([20.0], unit='deg')})
t.meta.update(RADESYS='FK4', EQUINOX=1950.0)
t.write('/tmp/framed.fits', overwrite=True)
made = Table.read('/tmp/framed.fits')`,
  'an ECSV file': `t = Table({'ra': Column([10.0], unit='deg', meta={'frame': 'FK4 1950.0'}), 'dec': Column([20.0], unit='deg', meta={'frame': 'FK4 1950.0'})})
t.write('/tmp/framed.ecsv', overwrite=True)
made = Table.read('/tmp/framed.ecsv')`,
};

describe.skipIf(!HAS_PYTHON)('the system of positions goes along', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
  });

  test.each(Object.entries(FORMS))('with a table of %s', async (_, text) => {
    const carried = await python.carry(TABLE + text);
    if (carried.kind !== 'table') throw new Error(carried.kind);
    const frames = carried.table.columns.map(({ name, frame }) => `${name} ${frame ?? ''}`);
    expect(frames[0]).toMatch(/^ra .*FK4 B?1950/);
    expect(frames[1]).toMatch(/^dec .*FK4 B?1950/);
    expect(frames.slice(2).every((frame) => frame.startsWith('mag') && frame.trim() === 'mag')).toBe(true);
  });
});
