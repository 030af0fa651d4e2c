import { FILE_PATH, FOLDER_BYTES } from '../../../workers/wire/keptFile.ts';
import type { LocalChoice, LocalFile } from '../../../workers/wire/localChoice.ts';
import type { Begin, Handed, Place } from '../../notebook/handed.ts';
import type { CellResult } from '../../notebook/results/cellResult.ts';
import type { ShellPort } from '../../notebook/port.ts';
import { bytes, either, exactly, flag, list, maybe, number, record, text, whole } from './accept.ts';
import type { Methods } from './servePort.ts';

const MB = 2 ** 20;
const MOST_HTML = 32 * MB;
const MOST_CONTROLS = MB;
/** By hand, in the seconds that a frame may take to open. */
const MOST_TYPED = 1000;
const MOST_CELLS = 2000;
const MOST_FILES = 100_000;
const NAME = text(500);
const ADDRESS = text(8000);

const file = (value: unknown): value is File => value instanceof File;
const begin = either<Begin, Begin>(
  record({ kind: exactly('all') }),
  record<Extract<Begin, { kind: 'cells' }>>({ kind: exactly('cells'), ids: list(text(1000), MOST_CELLS) }),
);
const first = record<NonNullable<Place['first']>>({ cell: text(1000), belowPx: number });
const place = record<Place>({
  scrollPx: number,
  first: maybe(first),
  cell: maybe(text(1000)),
  caret: maybe(whole()),
});
const choice = record<LocalChoice>({
  name: text(1000),
  isFolder: flag,
  files: list(record<LocalFile>({ path: text(4000), file }), MOST_FILES),
});
/** Of what shape its parts are is judged by `inertResult`, which takes what does nothing. */
const result = (value: unknown): value is CellResult => typeof value === 'object' && value !== null;
const handed = record<Handed>({ memory: text(8 * MOST_HTML), place, local: list(choice, 1000) });

/** What a frame may call, each with what it takes, done by `port`. */
export function shellMethods(port: ShellPort): Methods {
  return {
    ahead: { takes: [], run: () => port.ahead() },
    opened: { takes: [], run: () => port.opened() },
    drawn: { takes: [], run: () => port.drawn() },
    // One that is too large to be kept is told of, and can be downloaded.
    save: { takes: [text(8 * MOST_HTML)], run: (html) => port.save(html) },
    saveControls: { takes: [text(MOST_CONTROLS)], run: (controls) => port.saveControls(controls) },
    saveResult: { takes: [text(1000), result], run: (id, shown) => port.saveResult(id, shown) },
    laterResults: { takes: [], run: () => port.laterResults() },
    keptFiles: { takes: [], run: () => port.keptFiles() },
    keepFile: { takes: [text(FILE_PATH), bytes(FOLDER_BYTES)], run: (path, content) => port.keepFile(path, content) },
    dropKeptFile: { takes: [text(FILE_PATH)], run: (path) => port.dropKeptFile(path) },
    share: { takes: [], run: () => port.share() },
    download: { takes: [NAME, bytes(512 * MB)], run: (name, content) => port.download(name, content) },
    print: { takes: [text(8 * MOST_HTML)], run: (html) => port.print(html) },
    startFile: { takes: [NAME, flag], run: (name, ask) => port.startFile(name, ask) },
    writeFile: { takes: [whole(), bytes(512 * MB)], run: (id, content) => port.writeFile(id, content) },
    endFile: { takes: [whole()], run: (id) => port.endFile(id) },
    dropFile: { takes: [whole()], run: (id) => port.dropFile(id) },
    settings: { takes: [], run: () => port.settings() },
    run: { takes: [begin], run: (what) => port.run(what) },
    allow: { takes: [text(300), maybe(begin)], run: (host, what) => port.allow(host, what) },
    findLead: { takes: [ADDRESS], run: (address) => port.findLead(address) },
    openLink: { takes: [ADDRESS], run: (url) => port.openLink(url) },
    openNotebook: { takes: [text(MOST_HTML), NAME], run: (content, name) => port.openNotebook(content, name) },
    letPlay: { takes: [], run: () => port.letPlay() },
    connectJupyter: { takes: [], run: () => port.connectJupyter() },
    jupyterGone: { takes: [], run: () => port.jupyterGone() },
    executeOnJupyter: {
      takes: [text(64 * MB), maybe(text(MB))],
      run: (code, after) => port.executeOnJupyter(code, after),
    },
    sendToJupyter: { takes: [NAME, bytes(2048 * MB)], run: (name, content) => port.sendToJupyter(name, content) },
    hearFromJupyter: { takes: [whole()], run: (run) => port.hearFromJupyter(run) },
    interruptJupyter: { takes: [], run: () => port.interruptJupyter() },
    alive: { takes: [], run: () => port.alive() },
    flushed: { takes: [], run: () => port.flushed() },
    handOver: { takes: [handed], run: (given) => port.handOver(given) },
    typed: { takes: [text(MOST_TYPED)], run: (typed) => port.typed(typed) },
  };
}
