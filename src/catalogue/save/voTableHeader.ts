import { frameNamed } from '../position/frameNamed.ts';
import { sourceInfos } from './sourceInfos.ts';
import { axesOf } from './axesOf.ts';
import type { SavedColumn, SavedType } from './savedColumn.ts';
import type { TableToSave } from './tableToSave.ts';

const DATATYPES: Readonly<Record<SavedType, string>> = {
  boolean: 'boolean',
  uint8: 'unsignedByte',
  int16: 'short',
  int32: 'int',
  int64: 'long',
  float32: 'float',
  float64: 'double',
  text: 'unicodeChar',
};

const COOSYS = {
  icrs: 'system="ICRS"',
  fk5: 'system="eq_FK5" equinox="J2000"',
  fk4: 'system="eq_FK4" equinox="B1950"',
  ecliptic: 'system="ecl_FK5" equinox="J2000"',
  galactic: 'system="galactic"',
  supergalactic: 'system="supergalactic"',
} as const;

/**
 * A VOTable 1.4 up to its fields, and what closes it: units, UCDs, utypes and descriptions kept. Data may stand
 * between.
 */
export function voTableHeader(
  table: TableToSave,
  columns: readonly SavedColumn[],
): { readonly head: string; readonly tail: string } {
  const frames = [...new Set(columns.flatMap(({ column: { frame } }) => frame ?? []))];
  const fields = columns.map(
    ({ column: { name, unit, ucd, utype, description, frame }, type, list, innerAxes = [], isTime }) => {
      const arraysize =
        type === 'text' || list === 'variable'
          ? '*'
          : list === undefined
            ? undefined
            : axesOf(list, innerAxes).join('x');
      const known = {
        name,
        datatype: DATATYPES[type],
        arraysize,
        xtype: isTime ? 'timestamp' : undefined,
        unit,
        ucd,
        utype,
        ref: frame && `system${frames.indexOf(frame)}`,
      };
      const attributes = Object.entries(known).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}="${escaped(value)}"`],
      );
      return `<FIELD ${attributes.join(' ')}${description ? `><DESCRIPTION>${escaped(description)}</DESCRIPTION></FIELD>` : '/>'}`;
    },
  );
  const { warnings, sources = [] } = table;
  const told = [...warnings.map((warning) => ['warning', warning] as const), ...sourceInfos(sources)];
  const infos = told.map(([name, value]) => `<INFO name="${name}" value="${escaped(value)}"/>\n`);
  // Where DALI 1.1 §4.4.1 has it: behind the table.
  const status = sources.some(({ isTruncated }) => isTruncated)
    ? '<INFO name="QUERY_STATUS" value="OVERFLOW">Rows are missing: a service gave fewer than it has.</INFO>\n'
    : '';
  const rows = table.rows === undefined ? '' : ` nrows="${table.rows}"`;
  return {
    head: `<?xml version="1.0" encoding="UTF-8"?>
<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
<RESOURCE type="results">
${infos.join('')}${frames.map(coosys).join('')}<TABLE name="${escaped(table.name ?? 'table')}"${rows}>
${fields.join('\n')}
`,
    tail: `</TABLE>\n${status}</RESOURCE>\n</VOTABLE>\n`,
  };
}

/** A COOSYS in the terms of VOTable 1.4 §3.1; a system that has none there under its own. */
function coosys(words: string, i: number): string {
  const frame = frameNamed(words);
  const said = typeof frame === 'string' ? COOSYS[frame] : `system="${escaped(frame.other)}"`;
  return `<COOSYS ID="system${i}" ${said}/>\n`;
}

function escaped(text: string): string {
  // Letters that XML 1.0 §2.2 has no place for.
  const clean = text.replace(/[^\t\n\r\x20-\ud7ff\ud800-\udfff\ue000-\ufffd]/g, '\ufffd');
  return clean.replace(
    /[&<>"\t\n\r]/g,
    (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? `&#${letter.charCodeAt(0)};`,
  );
}
