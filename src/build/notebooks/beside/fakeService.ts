import { fakeFits } from './fakeFits.ts';
import { fakeVoTable } from './fakeVoTable.ts';

/** An answer of a service: its status, type and bytes. */
export type FakeAnswer = { readonly status: number; readonly type: string; readonly body: string | Buffer };

const CSV =
  'source_id,ra,dec,parallax,pmra,pmdec,mag\n1,10.68,41.27,7.1,20.1,-45.2,12.5\n2,10.70,41.30,7.4,19.5,-44.8,13.1\n';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * What answers in the place of every service of the network, the same to whoever asks: names of Sesame, TAP, cone
 * searches and their kin by VOTables of a few rows, files by their endings.
 */
export function fakeService(address: string, body: string): FakeAnswer {
  const { pathname, searchParams } = new URL(address);
  const query = searchParams.get('QUERY') ?? searchParams.get('query') ?? new URLSearchParams(body).get('QUERY') ?? '';
  const path = pathname.toLowerCase();
  if (/sesame/.test(path)) return text('%J 10.68470833 +41.26875000 = 00:42:44.33 +41:16:07.5\n', 'text/plain');
  if (path.endsWith('/availability'))
    return text(
      `${XML}<vosi:availability xmlns:vosi="http://www.ivoa.net/xml/VOSIAvailability/v1.0"><vosi:available>true</vosi:available></vosi:availability>`,
      'text/xml',
    );
  if (path.endsWith('/capabilities'))
    return text(
      `${XML}<vosi:capabilities xmlns:vosi="http://www.ivoa.net/xml/VOSICapabilities/v1.0"></vosi:capabilities>`,
      'text/xml',
    );
  if (path.endsWith('/tables'))
    return text(
      `${XML}<vosi:tableset xmlns:vosi="http://www.ivoa.net/xml/VOSITables/v1.0"></vosi:tableset>`,
      'text/xml',
    );
  const ending = /\.([a-z\d]+)(?:\.gz)?$/.exec(path)?.[1] ?? '';
  switch (ending) {
    case 'fits':
    case 'fit':
    case 'fts':
      return { status: 200, type: 'application/fits', body: fakeFits() };
    case 'csv':
    case 'dat':
    case 'txt':
      return text(CSV, 'text/plain');
    case 'json':
      return text('{}', 'application/json');
    case 'html':
    case 'py':
      return text('', 'text/plain');
    default:
      return text(fakeVoTable(query), 'application/x-votable+xml');
  }
}

function text(body: string, type: string): FakeAnswer {
  return { status: 200, type, body };
}
