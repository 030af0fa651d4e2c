import { readJupyterLine, type JupyterLine } from '../jupyterLine.ts';
import { readSql } from './readSql.ts';
import type { SqlToken } from './sqlToken.ts';
import { readTapLine, type TapLine } from './tapCell.ts';

/** A cell's text, read once for all that run it. */
export type CellText = {
  readonly text: string;
  readonly tokens: readonly SqlToken[];
  /** The names of its `$name`s. */
  readonly parameters: ReadonlySet<string>;
  /** Where its first line has it run, if not here. */
  readonly tap: TapLine | undefined;
  readonly jupyter: JupyterLine | undefined;
};

/** Reads a cell's text; never fails. */
export function readCellText(text: string): CellText {
  const { tokens } = readSql(text);
  const parameters = tokens.filter(({ kind }) => kind === 'parameter');
  return {
    ...{ text, tokens, parameters: new Set(parameters.map((token) => token.text)) },
    ...{ tap: readTapLine(text), jupyter: readJupyterLine(text) },
  };
}
