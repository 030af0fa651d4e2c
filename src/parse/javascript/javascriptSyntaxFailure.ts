import type { Failure } from '../../../workers/wire/failure.ts';

/** A `SyntaxError` of the JavaScript parser, which ends its message with `(line:column)`, the column from 0. */
export function javascriptSyntaxFailure({ message }: SyntaxError): Failure {
  const [place = '', line, column] = /\((\d+):(\d+)\)$/.exec(message) ?? [];
  const what = place ? message.slice(0, -place.length).trimEnd() : message;
  const advice = ADVICE.find(([pattern]) => pattern.test(what))?.[1];
  return {
    kind: 'syntax',
    message: what,
    ...(advice && { advice }),
    ...(line && { line: Number(line), column: Number(column) + 1 }),
  };
}

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /^Assignment to external variable/,
    'Only the cell that declares a name can change it. Declare a new one with const or let.',
  ],
  [/^Global '.*' cannot be redefined/, 'Choose another name: this one belongs to JavaScript or the browser.'],
  [/^Unexpected token 'export'/, 'Remove export: other cells see all that a cell declares.'],
];
