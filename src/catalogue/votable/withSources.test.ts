import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OURS, SHARED_DATA } from '../../build/fixtures/dataFolders.ts';
import { readVoTable } from '../../../workers/tables/votable/readVoTable.ts';
import { withSources } from './withSources.ts';

const asked = { service: 'S', protocol: 'TAP', url: 'https://s/tap', retrievedAt: '2026-11-23T22:10:00.000Z' };
const sourceOf = (text: string, query?: string) =>
  withSources(readVoTable(new TextEncoder().encode(text), 'u'), { ...asked, ...(query && { query }) }).sources![0]!;
const answer = (infos: string, after = '') =>
  `<VOTABLE><RESOURCE type="results"><DESCRIPTION>Stars</DESCRIPTION>${infos}<TABLE><FIELD name="a" datatype="int"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>${after}</RESOURCE></VOTABLE>`;

describe('the source of a VOTable', () => {
  test('has its query, rows, and whether the service cut it', () => {
    expect(sourceOf(answer('<INFO name="QUERY" value="SELECT a"/>'))).toMatchObject({
      service: 'S',
      query: 'SELECT a',
      rows: 1,
      isTruncated: false,
      origin: { title: 'Stars' },
    });
    expect(sourceOf(answer(''), 'SELECT mine')).toMatchObject({ query: 'SELECT mine' });
    expect(sourceOf(answer('', '<INFO name="QUERY_STATUS" value="OVERFLOW"/>')).isTruncated).toBe(true);
    expect(sourceOf(answer('', '<INFO name="QUERY_STATUS" value="ERROR">late</INFO>')).isTruncated).toBe(true);
  });

  test('does not take what a later resource says of another table', () => {
    const other = '</RESOURCE><RESOURCE><INFO name="creator" value="Other"/><TABLE/>';
    expect(sourceOf(answer('<INFO name="creator" value="One"/>', other)).origin.creators).toEqual(['One']);
  });

  // As the IVOA Note Data Origin 1.1 has it, and as its forerunners in DaCHS and the Gaia archive did.
  test.each([
    [
      'cited.xml',
      {
        title: 'Variable stars (Leavitt, 1912)',
        publisher: 'Example Data Centre',
        creators: ['Leavitt H.S.'],
        citations: ['bibcode:1912HarCi.173....1L'],
        publishedAt: '1912',
        rightsUrl: 'https://example.org/licence',
        references: ['https://example.org/stars'],
        ivoid: 'ivo://example/stars',
        software: '1.2',
      },
    ],
    ['mivot.xml', { publisher: 'Example Data Centre', contact: 'help@example.org' }],
    ['registry.xml', { citations: ['https://example.org/tableinfo/stars', '1912HarCi.173....1L'] }],
  ])('is read from our %s', (file, origin) => {
    expect(sourceOf(readFileSync(OURS.path('votable', file), 'utf8')).origin).toMatchObject(origin);
  });

  test.skipIf(!SHARED_DATA).each([
    [
      'votable/astropy/vizier_b2_votable.xml',
      {
        title: 'MASH Catalogues of Planetary Nebulae (Parker+ 2006-2008)',
        publisher: 'CDS',
        creators: ['Parker Q.A.'],
        citations: ['bibcode:2006MNRAS.373...79P'],
        publishedAt: '2006',
        rightsUrl: 'https://cds.unistra.fr/vizier-org/licences_vizier.html',
        references: ['https://cdsarc.cds.unistra.fr/viz-bin/cat/V/127A'],
        ivoid: 'ivo://cds.vizier/v/127a',
        software: '7.4.6',
      },
    ],
    ['votable/pyvo-mivot/simbad-cone-mivot.xml', { publisher: 'CDS/SIMBAD', contact: 'cds-question@unistra.fr' }],
    [
      'tap/pyvo-registry/regtap.xml',
      {
        publisher: 'The GAVO DC team',
        ivoid: 'ivo://org.gavo.dc/__system__/tap/run',
        software: 'DaCHS/2.8.1 twistedWeb/20.3.0',
        contact: 'gavo@ari.uni-heidelberg.de',
      },
    ],
    [
      'tap/pyvo-dal/scs/result.xml',
      { citations: ['2000IAUC.7432R...1V', 'http://dc.zah.uni-heidelberg.de/tableinfo/rosat.photons'] },
    ],
    [
      'votable/astropy/mivot_annotated_table.xml',
      {
        rights: expect.stringContaining('If you use public Gaia DR3 data') as string,
        references: ['http://dc.zah.uni-heidelberg.de/tableinfo/gaia.dr3lite'],
      },
    ],
  ])('is read from %s', (file, origin) => {
    expect(sourceOf(readFileSync(SHARED_DATA!.path(file), 'utf8')).origin).toMatchObject(origin);
  });

  test('states no citation where the service left its place empty', () => {
    const source = sourceOf(readFileSync(OURS.path('votable/uncited.xml'), 'utf8'));
    expect(source.query).toBe('SELECT TOP 2 n FROM stars');
    expect(source.origin).not.toHaveProperty('citations');
  });
});
