import type { Failure } from '../../workers/wire/failure.ts';
import type { WrittenOrNot } from '../engines/sql/written/writeCells.ts';
import type { WrittenCell } from '../engines/sql/written/writtenCell.ts';
import { uncommentMagics } from '../notebook/ipynb/uncommentMagics.ts';
import type { Cell } from '../notebook/cell.ts';
import { analyseSql } from '../parse/sql/analyseSql.ts';
import { parameterPlace, type ParameterPlace } from '../parse/sql/parameterPlace.ts';
import { readSql } from '../parse/sql/readSql.ts';
import { readTapLine, type TapLine } from '../parse/sql/tapCell.ts';
import { jsonLines } from './jsonLines.ts';
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

/** An SQL cell as Python. */
export function sqlCode(cell: Cell, { written, readInPython }: Known, show: (value: string) => string): string {
  const head = commented(cell.text.trim());
  const tap = readTapLine(cell.text);
  if (tap) return `${head}\n${tapCode(cell, tap, show)}`;
  const found = written.get(cell.id) ?? { failure: NOT_RUN };
  if ('failure' in found) return `${head}\n${failing(found.failure)}`;
  const { output } = cell;
  const call = `_skybook.query(${rawText(jsonLines(found.cell))}${argumentsOf(found.cell)})`;
  const made = analyseSql(cell.text, output).defines.filter((name) => name !== output && readInPython.has(name));
  return [
    head,
    output ? `${output} = ${call}` : call,
    ...made.map((name) => `${name} = _skybook.table(${JSON.stringify(name)})`),
    ...(output ? [show(output)] : []),
  ].join('\n');
}

function argumentsOf({ tables, values, frozen }: WrittenCell): string {
  const names = [...new Set([...tables, ...values, ...Object.keys(frozen)])];
  return names.map((name) => `, ${name}=${name}`).join('');
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
    `"${url}"`,
    pieces.join(' + '),
    ...(output ? [`name="${output}"`] : []),
    ...(maxRows === undefined ? [] : [`maxrec=${maxRows}`]),
    ...(isAsync ? ['job=True'] : []),
    ...(uploads.length > 0 ? [`uploads={${uploads.map((name) => `"${name}": ${name}`).join(', ')}}`] : []),
  ].join(', ');
  return output ? `${output} = _skybook.tap(${call})\n${show(output)}` : `_skybook.tap(${call})`;
}

/** Python's text of a name's value in ADQL, written so that it is one operand at its place. */
function adqlCode(name: string, place: ParameterPlace): string {
  const call = `_skybook.adql(${name}, "${name}"${place === 'open' ? '' : ', alone=True'})`;
  return place === 'joined' ? `"(" + ${call} + ")"` : call;
}

/** A Python cell as Jupyter has it. */
export function pythonCode({ text }: Cell, magics: boolean): string {
  return magics ? uncommentMagics(text) : text;
}

/** What other cells read of a JavaScript cell, as constants; names without a form in Python fail, named. */
export function constantsCode(names: readonly string[], { values }: Known): string {
  const lines = names.map((name) => {
    const literal = values.has(name) ? pythonLiteral(values.get(name)) : undefined;
    if (literal !== undefined) return `${name} = ${literal}`;
    const why = values.has(name) ? 'has no form in Python' : 'is made by a JavaScript cell that had not run';
    return `raise NameError(${JSON.stringify(`${name} ${why}: give it a value here`)})`;
  });
  return ['# Made by JavaScript in Skybook, with these values when this was written. Change them here.', ...lines].join(
    '\n',
  );
}

function failing({ message, detail, advice }: Failure): string {
  const said = [message, detail, advice].filter(Boolean).join('. ').replaceAll('..', '.');
  return `raise NotImplementedError(${JSON.stringify(said)})`;
}
