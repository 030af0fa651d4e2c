import type { LocalChoice } from '../../../workers/wire/localChoice.ts';
import { make } from '../../dom/make.ts';
import { lineView } from './lineView.ts';
import { bytesText } from '../../format/bytesText.ts';
import { readyLines, type ReadyLine } from './readyLines.ts';
import { countText } from '../../known/countText.ts';

/** A chosen file or folder: its name and size, and code that reads it, to be copied or put into a cell of its own. */
export function choiceView(choice: LocalChoice, insert: (line: ReadyLine) => void): HTMLElement {
  const { name, isFolder, files } = choice;
  const size = bytesText(files.reduce((sum, { file }) => sum + file.size, 0));
  const count = `${countText(files.length)} ${files.length === 1 ? 'file' : 'files'}`;
  return make(
    'li',
    { 'data-local': name },
    make('strong', {}, name),
    make('span', { class: 'data-size' }, isFolder ? `folder of ${count}, ${size}` : size),
    ...readyLines(choice).map((line) => lineView(name, line, insert)),
  );
}
