const ANCHORED = 'its pattern looks from the beginning alone, and gives back at most once what it took';
const SHORT = 'what it looks at is short: it is made by us or by an engine of ours';
const SHORT_HEADER = 'a header of an answer, which browsers bound; the pattern begins and ends with it';
const ADDRESS = 'an address, which has no ends of lines: the pattern ends with it';
const QUEUE = 'a queue of work, taken from its head';

/**
 * Modules with patterns or loops that are no readers of texts of others, or cannot take more than linear time, each
 * with why.
 */
export const EXEMPT_MODULES: Readonly<Record<string, string>> = {
  'src/catalogue/hats/findFiles.ts': `${QUEUE} of folders, whose number is limited; names are matched at their end`,
  'src/catalogue/hats/listPartitions.ts': ANCHORED,
  'src/catalogue/parquet/duckdbType.ts': SHORT,
  'src/catalogue/position/positionColumns.ts': 'some dozens of names, each looked for once',
  'src/catalogue/position/frameNamed.ts': 'runs of digits are looked at from their beginnings alone',
  'src/catalogue/save/ofTable.ts': 'pieces of an Arrow table, which are not copied',
  'src/catalogue/save/toFits.ts': 'goes through each text once, as it is written',
  'src/catalogue/save/toVoTable.ts': 'goes through each text once, as it is written',
  'src/catalogue/split/aggregates/mergeOf.ts': ANCHORED,
  'src/catalogue/split/constantOf.ts': ANCHORED,
  'src/engines/sql/answerPython.ts': SHORT,
  'src/engines/sql/bytes/readLocal.ts':
    'the ending of one name; runs of letters lie between the dots at which it begins',
  'src/engines/sql/cell/runDescribe.ts': ANCHORED,
  'src/engines/sql/parts/partitionParts.ts': QUEUE,
  'src/engines/sql/passes/passes.ts': 'the types of a query’s columns, in the engine’s words',
  'src/engines/sql/passes/resultColumns.ts': 'runs of digits lie between the signs at which it begins',
  'src/engines/sql/pool/loadFunctions.ts': SHORT,
  'src/engines/sql/saving/parquetSql.ts': SHORT,
  'src/engines/sql/sources/openSource.ts': ANCHORED,
  'src/engines/tap/ask.ts': ANCHORED,
  'src/engines/tap/refusal.ts': SHORT,
  'src/feed/partKeeper.ts': SHORT,
  'src/feed/shellFiles.ts': ADDRESS,
  'src/format/isoTime.ts': SHORT,
  'src/page/editorCompletion.ts': ANCHORED,
  'src/page/outputArea.ts': 'drawn pieces, one an output',
  'src/page/streamView.ts': 'pieces of what is shown, whose number is limited',
  'src/parse/javascript/pageNames.ts': SHORT,
  'src/parse/python/builtins.ts': SHORT,
  'src/parse/python/oracle.py': 'a tool of tests',
  'src/shell/bar/standingOf.ts': 'a few copies of one notebook, taken once',
  'src/shell/downloadName.ts': 'a name of at most 500 characters, as the port lets no longer one through',
  'src/shell/settingsTexts.ts': ANCHORED,
  'src/shell/pageIsRenewed.ts': 'the site’s own first page',
  'src/startNotebook.ts': 'takes each run of one class whole',
  'src/store/passing.ts': SHORT_HEADER,
  'src/store/readHttp.ts': ANCHORED,
  'src/views/isDark.ts': SHORT,
  'src/views/sky/addImage.ts': 'the first 64 kB of a file',
  'src/views/sky/feedSurvey.ts': ADDRESS,
  'src/views/sky/readSurvey.ts': 'runs of slashes are looked at from their beginnings alone',
  'src/views/sky/skyLayers.ts': ANCHORED,
  'src/views/sources/sourceLine.ts': 'a time that we wrote',
  'src/views/table/numberText.ts': SHORT,
  'src/views/text/leadOutside.ts': 'the first letter of each link',
  'src/views/text/markdown.ts': 'takes each run of one class whole',
  'src/views/text/safeHtml.ts': ANCHORED,
  'src/views/text/withholdPicture.ts': 'the pieces of a text, each once',
  'workers/python/packageLock.ts': 'takes each run of one class whole',
  'workers/python/installSources.ts': SHORT,
  'workers/python/image/mountFiles.ts': SHORT,
  'workers/python/skybook/_page/failures.py': 'the causes of one error, each once',
  'workers/python/skybook/tables/layouts.py':
    'names that two fields have, each counted on from where the last one of its kind ended',
  'workers/python/skybook/tables/told.py':
    'names that two columns have, each counted on from where the last one of its kind ended',
  'workers/python/skybook/web/fetch_jspi.py': 'pieces of an answer, each once',
  'workers/python/skybook/web/into_requests.py': 'the causes of one error, each once',
  'workers/python/skybook/web/send.py': 'a few tries of one request',
  'workers/sql/database.ts': 'runs of blanks lie between the signs at which it begins',
  'workers/wire/clockText.ts': SHORT,
  'workers/wire/instantText.ts': SHORT,
  'workers/wire/piecesOf.ts': 'pieces of a file, each once',
  'workers/wire/serveParts.ts': QUEUE,
};
