import type { Failure } from '../../workers/wire/failure.ts';
import type { WrittenOrNot } from '../engines/sql/written/writeCells.ts';
import type { WrittenCell } from '../engines/sql/written/writtenCell.ts';
import { uncommentMagics } from '../notebook/ipynb/uncommentMagics.ts';
import type { Cell } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';
import { analyseSql } from '../parse/sql/analyseSql.ts';
import { parameterPlace, type ParameterPlace } from '../parse/sql/parameterPlace.ts';
import { readSql } from '../parse/sql/readSql.ts';
import { readTapLine, type TapLine } from '../parse/sql/tapCell.ts';
import { jsonLines } from './jsonLines.ts';
import { needsShell } from './needsShell.ts';
import { namedArguments, pythonName } from './pythonName.ts';
import { commented, pythonLiteral, rawText } from './pythonText.ts';

/** What is known of a notebook's cells beside their texts. */
export type Known = {
  /** SQL cells as work for another DuckDB, by their ids; those that are missing were not written. */
  readonly written: ReadonlyMap<string, WrittenOrNot>;
  /** Values of names that JavaScript cells have made. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Names that Python cells read. */
  readonly readInPython: ReadonlySet<string>;
};

const NOT_RUN: Failure = {
  kind: 'name',
  message: 'How to ask this elsewhere was not known when the notebook was written',
  advice: 'Open it in Skybook, press Run all, and download it again.',
};

/** An SQL cell as Python; `isRead` is one of whose names another cell reads one. */
export function sqlCode(
  cell: Cell,
  { written, readInPython }: Known,
  show: (value: string) => string,
  isRead: boolean,
): string {
  const head = commented(cell.text.trim());
  const tap = readTapLine(cell.text);
  if (tap) return `${head}\n${tapCode(cell, tap, show)}`;
  const found = written.get(cell.id) ?? { failure: NOT_RUN };
  if ('failure' in found) return `${head}\n${leftOut(found.failure, isRead)}`;
  const output = cell.output && pythonName(cell.output);
  const call = `_skybook.query(${rawText(jsonLines(found.cell))}${argumentsOf(found.cell)})`;
  const defined = analyseSql(cell.text, cell.output).defines;
  const made = defined.filter((name) => name !== cell.output && readInPython.has(name));
  return [
    head,
    output ? `${output} = ${call}` : call,
    ...made.map((name) => `${name} = _skybook.table(${JSON.stringify(name)})`),
    ...(output ? [show(output)] : []),
  ].join('\n');
}

function argumentsOf({ tables, values, frozen }: WrittenCell): string {
  return namedArguments([...new Set([...tables, ...values, ...Object.keys(frozen)])]);
}

function tapCode({ text, output }: Cell, { url, isAsync, maxRows }: TapLine, show: (value: string) => string): string {
  const { tokens } = readSql(text);
  const pieces: string[] = [];
  let at = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'parameter') continue;
    pieces.push(rawText(text.slice(at, token.from)), adqlCode(token.text, parameterPlace(text, tokens, i)));
    at = token.to;
  }
  pieces.push(rawText(text.slice(at)));
  const parameters = new Set(tokens.filter(({ kind }) => kind === 'parameter').map((token) => token.text));
  const uploads = analyseSql(text, output).needs.filter((name) => !parameters.has(name));
  const call = [
    JSON.stringify(url),
    pieces.join(' + '),
    ...(output ? [`name=${JSON.stringify(output)}`] : []),
    ...(maxRows === undefined ? [] : [`maxrec=${maxRows}`]),
    ...(isAsync ? ['job=True'] : []),
    ...(uploads.length > 0 ? [`uploads={${uploads.map(uploadCode).join(', ')}}`] : []),
  ].join(', ');
  const own = output && pythonName(output);
  return own ? `${own} = _skybook.tap(${call})\n${show(own)}` : `_skybook.tap(${call})`;
}

function uploadCode(name: string): string {
  return `${JSON.stringify(name)}: ${pythonName(name)}`;
}

/** Python's text of a name's value in ADQL, written so that it is one operand at its place. */
function adqlCode(name: string, place: ParameterPlace): string {
  const call = `_skybook.adql(${pythonName(name)}, ${JSON.stringify(name)}${place === 'open' ? '' : ', alone=True'})`;
  return place === 'joined' ? `"(" + ${call} + ")"` : call;
}

/** A Python cell as Jupyter has it; for a script, one that IPython alone can run is a text for it. */
export function pythonCode({ text }: Cell, { python, failure }: Analysis, magics: boolean, isRead: boolean): string {
  const own = uncommentMagics(text);
  if (magics) return own;
  if (failure) return `${commented(own)}\n${leftOut(failure, isRead)}`;
  return own !== text || python !== undefined || needsShell(own) ? `_cell(${rawText(own)})` : own;
}

/** What other cells read of a JavaScript cell, as constants; names without a form in Python fail, named. */
export function constantsCode(names: readonly string[], { values }: Known): string {
  const literals = names.map((name) => [name, values.has(name) ? pythonLiteral(values.get(name)) : undefined] as const);
  const missing = literals.flatMap(([name, literal]) => (literal === undefined ? [name] : []));
  const whys = missing.map(
    (name) => `${name} ${values.has(name) ? 'has no form in Python' : 'is made by a JavaScript cell that had not run'}`,
  );
  return [
    '# Made by JavaScript in Skybook, with these values when this was written. Change them here.',
    ...literals.flatMap(([name, literal]) => (literal === undefined ? [] : [`${pythonName(name)} = ${literal}`])),
    ...(missing.length > 0 ? [`raise NameError(${JSON.stringify(`${whys.join('; ')}: give it a value here`)})`] : []),
  ].join('\n');
}

/** Fails in place of a cell that is not carried; where nothing reads from it, those behind it run all the same. */
function leftOut({ message, detail, advice }: Failure, isRead: boolean): string {
  const said = [message, detail, advice].filter(Boolean).join('. ').replaceAll('..', '.');
  return isRead
    ? `raise NotImplementedError(${JSON.stringify(said)})`
    : `print(${JSON.stringify(`Left out: ${said}`)}, file=__import__("sys").stderr)`;
}
