import type { Failure } from '../../../../workers/wire/failure.ts';
import { isWord, type SqlToken } from '../../../parse/sql/sqlToken.ts';
import type { ReadStatement } from './readStatement.ts';

/** Settings of machines and servers, which the page has of its own. */
const OF_MACHINES =
  /^(threads|worker_threads|external_threads|memory_limit|max_memory|temp_directory|max_temp_directory_size|s3_region|http_keep_alive|http_timeout|http_retries|http_retry_wait_ms|enable_http_metadata_cache|enable_object_cache|enable_progress_bar|enable_progress_bar_print|progress_bar_time)$/i;

const CREDENTIALS = ['key_id', 'secret', 'session_token', 'bearer_token', 'token', 'extra_http_headers', 'password'];

const WITHOUT_KEYS: Failure = {
  kind: 'sql',
  message: 'Pages ask for files without keys and passwords, which a notebook would give to all who open it.',
  advice: 'Leave the secret out where the files are public; otherwise read them beside your data, by  -- @jupyter.',
};

type Needless = { readonly failure?: Failure; readonly isOfPage?: boolean };

/**
 * Whether a statement asks for what the page does by itself: each statement of a cell stands as soon as it has run, in
 * as many threads as the reader has set; with a failure where it wants some taken back, or (`isOfPage`) what a DuckDB
 * that is in no page can do.
 */
export function needlessOf({ tokens, firstWord }: ReadStatement): Needless | undefined {
  const second = tokens[1];
  if (/^(begin|commit|end)$/.test(firstWord) || (firstWord === 'start' && isWord(second, 'transaction'))) return {};
  if (firstWord === 'rollback' || firstWord === 'abort')
    return {
      failure: {
        kind: 'sql',
        message: 'What the statements of a cell have done is not taken back.',
        advice: 'Run the cell again without them: it makes its tables anew.',
      },
    };
  if (/^(export|import)$/.test(firstWord) && isWord(second, 'database'))
    return {
      failure: {
        kind: 'sql',
        message: `A page has no folder that ${firstWord.toUpperCase()} DATABASE could be of.`,
        advice: "COPY t TO 'name.parquet' gives a table as a file, and so does Save under it.",
      },
    };
  const secret = secretIn(tokens);
  if (secret)
    return secret.some((token) => isWord(token, ...CREDENTIALS)) ? { failure: WITHOUT_KEYS, isOfPage: true } : {};
  if (firstWord === 'attach') return attachOf(tokens);
  if (!/^(set|reset|pragma)$/.test(firstWord)) return undefined;
  const name = isWord(second, 'session', 'local', 'global') ? tokens[2] : second;
  return name && OF_MACHINES.test(name.text) ? {} : undefined;
}

/** What a `CREATE [OR REPLACE] [PERSISTENT|TEMPORARY] SECRET`, or `DROP … SECRET`, says of it. */
function secretIn(tokens: readonly SqlToken[]): readonly SqlToken[] | undefined {
  if (!isWord(tokens[0], 'create', 'drop')) return undefined;
  const at = tokens.findIndex(
    (token, i) => i > 0 && !isWord(token, 'or', 'replace', 'persistent', 'temporary', 'temp'),
  );
  return isWord(tokens[at], 'secret') ? tokens.slice(at + 1) : undefined;
}

/** Why a database's file is not attached; one in memory is. */
function attachOf(tokens: readonly SqlToken[]): Needless | undefined {
  const file = tokens.find(({ kind }) => kind === 'string')?.text.slice(1, -1) ?? '';
  if (file === '' || file === ':memory:') return undefined;
  return {
    isOfPage: true,
    failure: {
      kind: 'sql',
      message: `Files of databases, such as ${file}, are not read here.`,
      advice:
        "Write its tables as Parquet where it is, COPY t TO 't.parquet', and read these:  FROM 'https://…/t.parquet'.",
    },
  };
}
