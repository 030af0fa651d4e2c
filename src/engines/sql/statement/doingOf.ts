import type { Failure } from '../../../../workers/wire/failure.ts';
import { isWord, type SqlToken } from '../../../parse/sql/sqlToken.ts';
import { copyOf, type Copy } from './copyOf.ts';
import { creationOf, type Creation } from './creationOf.ts';
import { extensionOf } from './extensionOf.ts';
import { keptOf, type Kept } from './kept.ts';
import type { ReadStatement } from './readStatement.ts';
import { needlessOf } from './needlessOf.ts';
import { schemaOf } from './schemaOf.ts';
import { selectInto } from './selectInto.ts';
import { zoneSetting } from './zoneSetting.ts';

/** What a statement does. */
export type Doing =
  | { readonly kind: 'query' }
  | { readonly kind: 'create'; readonly creation: Creation }
  | { readonly kind: 'copy'; readonly copy: Copy }
  | Report
  /** It asks for what is there already, or, with a failure, for what cannot be, perhaps in a page alone. */
  | { readonly kind: 'extension' | 'needless' | 'into'; readonly failure?: Failure; readonly isOfPage?: boolean }
  | { readonly kind: 'zone'; readonly zone: string }
  /** It keeps a query over catalogues or files for others. */
  | { readonly kind: 'keep'; readonly kept: Kept }
  /** It changes how queries are answered: SET, RESET. */
  | { readonly kind: 'setting' }
  | { readonly kind: 'other' };

/** It answers with rows but is no query: DESCRIBE, EXPLAIN, PRAGMA, INSERT … RETURNING, … */
export type Report = {
  readonly kind: 'report';
  /** Its first word; `explain analyze`. */
  readonly word: string;
  /** The query that DESCRIBE, SUMMARIZE or EXPLAIN is asked of. */
  readonly target: string;
};

const QUERIES = /^(select|with|from|values|table|pivot|pivot_wider|unpivot|pivot_longer|\()$/;
const REPORTS = /^(describe|desc|summarize|show|explain|pragma|call|execute)$/;

const COPY_FROM: Failure = {
  kind: 'sql',
  message: 'COPY … FROM does not read files here.',
  advice: "Write  INSERT INTO t FROM 'https://…/t.csv',  or  CREATE TABLE t AS FROM 'https://…/t.csv'.",
};

/** Reads what a statement does; never fails. */
export function doingOf(statement: ReadStatement): Doing {
  const { firstWord } = statement;
  const extension = extensionOf(statement);
  if (extension) return { kind: 'extension', ...extension };
  const needless = needlessOf(statement);
  if (needless) return { kind: 'needless', ...needless };
  const schema = schemaOf(statement);
  if (schema) return { kind: 'needless', ...schema };
  const zone = zoneSetting(statement);
  if (zone) return { kind: 'zone', ...zone };
  const into = selectInto(statement);
  if (into) return { kind: 'into', ...into };
  const kept = keptOf(statement);
  if (kept) return { kind: 'keep', kept };
  if (QUERIES.test(firstWord)) return { kind: 'query' };
  const creation = creationOf(statement);
  if (creation) return { kind: 'create', creation };
  const copy = copyOf(statement);
  if (copy) return { kind: 'copy', copy };
  if (firstWord === 'copy' && statement.parts.some((part) => isWord(part, 'from')))
    return { kind: 'needless', failure: COPY_FROM, isOfPage: true };
  if (/^(set|reset)$/.test(firstWord)) return { kind: 'setting' };
  const word = isAnalyze(statement.tokens) ? 'explain analyze' : firstWord;
  return isReport(statement) ? { kind: 'report', word, target: targetOf(statement) } : { kind: 'other' };
}

function isAnalyze([first, second]: readonly SqlToken[]): boolean {
  return isWord(first, 'explain') && isWord(second, 'analyze', 'analyse');
}

function isReport({ firstWord, parts }: ReadStatement): boolean {
  if (REPORTS.test(firstWord)) return true;
  return /^(insert|update|delete)$/.test(firstWord) && parts.some((part) => isWord(part, 'returning'));
}

function targetOf({ text, tokens }: ReadStatement): string {
  const isAnalyzed = isAnalyze(tokens);
  const rest = text.slice(tokens[isAnalyzed ? 1 : 0]?.to).trimStart();
  return /^(select|with|from|values|\(|pivot|unpivot|table\s)/i.test(rest) ? rest : `FROM ${rest}`;
}
