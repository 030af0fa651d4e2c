type Column = {
  readonly name: string;
  readonly ucd?: string;
  readonly unit?: string;
  readonly values: readonly string[];
};

const USUAL: readonly Column[] = [
  { name: 'source_id', ucd: 'meta.id;meta.main', values: ['alpha', 'beta'] },
  { name: 'ra', ucd: 'pos.eq.ra;meta.main', unit: 'deg', values: ['10.68', '10.70'] },
  { name: 'dec', ucd: 'pos.eq.dec;meta.main', unit: 'deg', values: ['41.27', '41.30'] },
  { name: 'access_url', ucd: 'meta.ref.url', values: ['https://services.test/a.fits', 'https://services.test/b.fits'] },
];
const TEXT = /name|id$|url|type|title|description|class|band|instrument|format|ref$/;

/** A VOTable of two rows with the columns that a query in ADQL names, or those that most services give. */
export function fakeVoTable(query: string): string {
  const columns = columnsOf(query);
  const fields = columns.map(
    ({ name, ucd, unit, values }) =>
      `<FIELD name="${name}" ID="${name}" ${isText(values) ? 'datatype="char" arraysize="*"' : 'datatype="double"'}${ucd ? ` ucd="${ucd}"` : ''}${unit ? ` unit="${unit}"` : ''}/>`,
  );
  const rows = [0, 1].map((row) => `<TR>${columns.map(({ values }) => `<TD>${values[row]}</TD>`).join('')}</TR>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results"><INFO name="QUERY_STATUS" value="OK"/>
<TABLE>${fields.join('')}<DATA><TABLEDATA>${rows.join('')}</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
`;
}

function columnsOf(query: string): readonly Column[] {
  const list = /\bselect\s+(?:distinct\s+)?(?:top\s+\d+\s+)?([^]*?)\bfrom\b/i.exec(query)?.[1] ?? '';
  const names = list
    .split(',')
    .map((part) => /(\w+)"?\s*$/.exec(part)?.[1] ?? '')
    .filter((name) => name !== '');
  if (names.length === 0) return USUAL;
  return [...new Set(names)].map(
    (name) =>
      USUAL.find((column) => column.name === name.toLowerCase()) ?? {
        name,
        values: TEXT.test(name.toLowerCase()) ? ['one', 'two'] : ['1.5', '2.5'],
      },
  );
}

function isText(values: readonly string[]): boolean {
  return values.some((value) => Number.isNaN(Number(value)));
}
