import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskRead } from '../testing/diskRead.ts';
import { columnsOf } from './columns.ts';
import { openParquet } from './openParquet.ts';
import { voTableFieldNotes } from './voTableFieldNotes.ts';

const cases = resolve(import.meta.dirname, 'cases');

describe('columnsOf', () => {
  /** What DuckDB 1.5.1 answered to DESCRIBE for the files beside it. */
  const types = JSON.parse(readFileSync(resolve(cases, 'types.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;

  it.each(Object.keys(types))('names the types of %s.parquet as DuckDB does', async (name) => {
    const { metadata } = await openParquet(resolve(cases, `${name}.parquet`), diskRead);
    expect(Object.fromEntries(columnsOf(metadata).map((column) => [column.name, plain(column.type)]))).toEqual(
      Object.fromEntries(Object.entries(types[name]!).map(([column, type]) => [column, plain(type)])),
    );
  });

  it('finds the units, UCDs and descriptions that astropy keeps', async () => {
    const { metadata } = await openParquet(resolve(cases, 'astropy.parquet'), diskRead);
    expect(columnsOf(metadata)).toMatchObject([
      { name: 'ra', unit: 'deg', ucd: 'pos.eq.ra', description: 'Right ascension: "ICRS", it\'s of epoch 2016.0' },
      { name: 'pm_ra', unit: 'mas/yr', description: 'Proper motion, times cos(dec)' },
      { name: 'n', description: 'Count' },
      { name: 'name', type: 'VARCHAR' },
    ]);
  });
});

describe('voTableFieldNotes', () => {
  it('finds the systems that fields refer to', () => {
    const xml =
      '<VOTABLE><RESOURCE><COOSYS ID="a" system="eq_FK4" equinox="B1950"/><COOSYS ID="b">galactic</COOSYS><TABLE><FIELD name="x" ref="a"/><FIELD name="y" ref="b" unit="deg"/><FIELD name="z"/></TABLE></RESOURCE></VOTABLE>';
    expect([...voTableFieldNotes(xml)]).toEqual([
      ['x', { frame: 'eq_FK4 B1950' }],
      ['y', { unit: 'deg', frame: 'galactic' }],
      ['z', {}],
    ]);
  });
});

/** DuckDB quotes a field's name only where it must. */
function plain(type: string): string {
  return type.replace(/"(\w+)" /g, '$1 ');
}

describe('voTableFieldNotes', () => {
  it('reads units, UCDs and descriptions of fields in any order, prefix and quotes', () => {
    const xml = `<?xml version="1.0"?><v:VOTABLE xmlns:v="http://www.ivoa.net/xml/VOTable/v1.3"><v:RESOURCE><v:TABLE>
      <v:FIELD ucd='pos.eq.ra;meta.main' name="ra" datatype="double" unit="deg"><v:DESCRIPTION>Right
        ascension &lt;ICRS&gt; &#916;</v:DESCRIPTION></v:FIELD>
      <v:FIELD name="a&amp;b" datatype="int"/><v:FIELD name="x>y" unit="mas.yr**-1" utype="src:pm"/>
      <v:PARAM name="no" unit="m" value="1"/></v:TABLE></v:RESOURCE></v:VOTABLE>`;
    expect([...voTableFieldNotes(xml)]).toEqual([
      ['ra', { unit: 'deg', ucd: 'pos.eq.ra;meta.main', description: 'Right ascension <ICRS> Δ' }],
      ['a&b', {}],
      ['x>y', { unit: 'mas.yr**-1', utype: 'src:pm' }],
    ]);
  });

  it('finds nothing in what is no VOTable', () => {
    expect(voTableFieldNotes('').size + voTableFieldNotes('<FIELDref ref="a"/>').size).toBe(0);
  });
});
