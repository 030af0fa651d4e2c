import { MIME } from '../../../workers/wire/shown.ts';
import { fence } from '../ipynb/fence.ts';
import { inertOutputs } from '../ipynb/inertOutputs.ts';
import type { StoredOutput } from '../ipynb/storedOutput.ts';
import { objectsOf, textOf } from '../ipynb/unchecked.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Notebook } from '../notebook.ts';
import { notebookOfDrafts, type Draft } from './draft.ts';
import { lastOf } from '../../known/lastOf.ts';

const PYTHON = /^(?:[\w-]+\.)?(?:i?python|pyspark|ipyspark)$/;
const SQL = /(?:^|\.)(?:sql|jdbc|duckdb)$/;

/** Reads a note of Apache Zeppelin (`.zpln`, `.json`) with its results; undefined where JSON is none. */
export function readZeppelin(json: unknown): Notebook | undefined {
  const { paragraphs, name, defaultInterpreterGroup } = recordOf(json);
  if (!Array.isArray(paragraphs)) return undefined;
  const title = textOf(name)?.split('/').at(-1);
  const usual = textOf(defaultInterpreterGroup) ?? 'python';
  const drafts = objectsOf(paragraphs).map((paragraph): Draft => {
    const draft = draftOf(textOf(paragraph.text) ?? '', usual);
    const stored = draft.language === 'markdown' ? [] : outputsOf(recordOf(paragraph.results ?? paragraph.result));
    const { editorHide, tableHide } = recordOf(paragraph.config);
    return {
      ...draft,
      ...(editorHide === true && { pinned: false }),
      ...(tableHide === true && { hidden: true }),
      ...(stored.length > 0 && { stored }),
    };
  });
  return notebookOfDrafts(drafts, { title, order: 'document' });
}

function draftOf(text: string, usual: string): Draft {
  const [, named, , body = ''] = /^\s*%([\w.-]+)(\([^)\n]*\))?[ \t]*\n?([\s\S]*)$/.exec(text) ?? [];
  const interpreter = named ?? usual;
  const code = named === undefined ? text : body;
  if (/^(?:md|markdown|html|angular)$/.test(interpreter)) return { language: 'markdown', text: code };
  if (PYTHON.test(interpreter)) return { language: 'python', text: code };
  if (SQL.test(interpreter)) return { language: 'sql', text: code };
  return { language: 'markdown', text: code.trim() === '' ? '' : fence(code.trim(), lastOf(interpreter.split('.'))) };
}

function outputsOf({ msg, type, code }: Readonly<Record<string, unknown>>): readonly StoredOutput[] {
  const all = Array.isArray(msg) ? objectsOf(msg) : typeof msg === 'string' ? [{ type, data: msg }] : [];
  return inertOutputs(all.map((one) => outputOf(textOf(one.type) ?? 'TEXT', textOf(one.data) ?? '', code === 'ERROR')));
}

function outputOf(type: string, data: string, isError: boolean): unknown {
  switch (type) {
    case 'HTML':
      return { kind: 'shown', shown: { data: { 'text/html': data } } };
    case 'IMG':
      return { kind: 'shown', shown: { data: { 'image/png': data } } };
    case 'TABLE':
      return { kind: 'shown', shown: { data: { [MIME.rows]: rowsOf(data) } } };
    default:
      return { kind: 'stream', stream: isError ? 'stderr' : 'stdout', text: data };
  }
}

function rowsOf(data: string): object {
  const [head = '', ...lines] = data.trimEnd().split('\n');
  const rows = lines.map((line) => line.split('\t'));
  const columns = head.split('\t').map((name, at) => ({
    name,
    numeric: rows.every((row) => row[at] !== undefined && row[at].trim() !== '' && !Number.isNaN(Number(row[at]))),
  }));
  return { columns, rows, totalRows: rows.length, warnings: [] };
}
