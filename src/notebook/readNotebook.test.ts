// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readNotebook } from './readNotebook.ts';
import { storedOutputsOf, withStoredOutputs } from './storedOutputs.ts';

const JUPYTER = JSON.stringify({
  cells: [
    {
      cell_type: 'code',
      id: 'one',
      source: ['1 + 1'],
      metadata: {},
      execution_count: 1,
      outputs: [{ output_type: 'execute_result', data: { 'text/plain': '2' }, metadata: {}, execution_count: 1 }],
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

test('a file of either kind is a notebook, and a file of the own kind keeps its text', () => {
  const html = '<!doctype html><notebook><title>T</title><script id="a" type="text/x-python">1</script></notebook>';
  expect(readNotebook(html)?.html).toBe(html);
  expect(readNotebook(JUPYTER)?.html).toContain('<script id="one" type="text/x-python"');
  expect(readNotebook('{"a": 1}')).toBeUndefined();
  expect(readNotebook('plain text')).toBeUndefined();
});

test('outputs of a Jupyter file travel beside the text and come back to their cells', () => {
  const { notebook, html } = readNotebook(JUPYTER)!;
  const outputs = storedOutputsOf(notebook)!;
  expect(outputs).toMatchObject({ one: [{ kind: 'shown', shown: { data: { 'text/plain': '2' } } }] });
  const opened = readNotebook(html)!.notebook;
  expect(storedOutputsOf(opened)).toBeUndefined();
  expect(storedOutputsOf(withStoredOutputs(opened, outputs))).toEqual(outputs);
});
