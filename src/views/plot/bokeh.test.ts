import { describe, expect, test } from 'vitest';
import { bokehParts } from './bokehParts.ts';
import { applyTheme, stretch } from './bokehTheme.ts';
import { plainTemplates } from './plainTemplates.ts';
import type { BokehDocument, BokehModel, BokehNamespace } from './bokehTypes.ts';

const core = {
  Models: { get: (name: string) => (name === 'Figure' || name === 'Title' ? {} : undefined) },
} as unknown as BokehNamespace;
const doc = (...roots: object[]) => ({ roots });

function model(type: string, dirty: Readonly<Record<string, boolean>>, children?: readonly BokehModel[]) {
  const given: Record<string, unknown> = {};
  const properties = Object.fromEntries(Object.entries(dirty).map(([name, value]) => [name, { dirty: value }]));
  return {
    given,
    model: {
      id: 'p1',
      type,
      properties,
      document: null,
      children,
      setv: (values) => void Object.assign(given, values),
      on_event: () => undefined,
    } satisfies BokehModel,
  };
}

describe('the parts of Bokeh that a document needs', () => {
  test('a figure on a canvas needs the core alone', () => {
    expect(
      bokehParts(
        core,
        doc({
          type: 'object',
          name: 'Figure',
          attributes: { title: { type: 'object', name: 'Title', attributes: { text: 'cost in $' } } },
        }),
      ),
    ).toEqual([]);
  });

  test('WebGL, widgets and TeX are fetched for those who use them', () => {
    expect(bokehParts(core, doc({ type: 'object', name: 'Figure', attributes: { output_backend: 'webgl' } }))).toEqual([
      'gl',
    ]);
    expect(bokehParts(core, doc({ type: 'object', name: 'Slider' }))).toEqual(['widgets', 'tables']);
    expect(bokehParts(core, doc({ type: 'object', name: 'Title', attributes: { text: '$$\\alpha$$' } }))).toEqual([
      'mathjax',
    ]);
  });
});

describe('the look of plots', () => {
  test('fills in what the author left open and nothing else', () => {
    const axis = model('LinearAxis', { axis_label: true, axis_line_color: true, major_label_text_color: false });
    applyTheme({ _all_models: new Map([['a', axis.model]]) } as unknown as BokehDocument, {
      ink: 'rgb(1, 2, 3)',
      faint: '#999',
      dark: false,
    });
    expect(axis.given).toEqual({ major_label_text_color: 'rgb(1, 2, 3)' });
  });

  test.each([
    [true, '#1b1e24'],
    [false, '#ffffff'],
  ])('words have its ink, and its ground where the author has said how opaque that is (dark: %s)', (dark, ground) => {
    const on = (isSaid: boolean) => {
      const words = model('Text', { text_color: false, background_fill_color: false, background_fill_alpha: isSaid });
      applyTheme({ _all_models: new Map([['a', words.model]]) } as unknown as BokehDocument, {
        ...{ ink: 'rgb(1, 2, 3)', faint: '#999', dark },
      });
      return words.given;
    };
    expect(on(true)).toEqual({ text_color: 'rgb(1, 2, 3)', background_fill_color: ground });
    expect(on(false)).toEqual({ text_color: 'rgb(1, 2, 3)' });
  });

  test('tools stay off paper', () => {
    const tools = model('Toolbar', { stylesheets: false });
    applyTheme({ _all_models: new Map([['a', tools.model]]) } as unknown as BokehDocument, {
      ...{ ink: '#000', faint: '#999', dark: false },
    });
    expect(tools.given).toEqual({ stylesheets: ['@media print { :host { display: none } }'] });
  });

  test('a figure without a width fills the page, one with a width keeps it, a layout follows its figures', () => {
    const open = model('Figure', { width: false, sizing_mode: false, x_range: true });
    const set = model('Figure', { width: true, sizing_mode: false, x_range: true });
    const row = model('Row', { width: false, sizing_mode: false }, [open.model, set.model]);
    expect(stretch(row.model)).toBe(true);
    expect([open.given, set.given, row.given]).toEqual([
      { sizing_mode: 'stretch_width' },
      {},
      { sizing_mode: 'stretch_width' },
    ]);
    expect(stretch(model('Row', { width: false, sizing_mode: false }, [set.model]).model)).toBe(false);
  });
});

test('the values of table cells are text in the templates that draw them', () => {
  const template = '<a href="https://a.test/<%= id %>"><%= value %></a><% if (value) { %>!<% } %>';
  const formatter = model('HTMLTemplateFormatter', {});
  const other = model('Div', {});
  plainTemplates({
    _all_models: new Map([
      ['a', { ...formatter.model, template }],
      ['b', { ...other.model, template }],
    ]),
  } as unknown as BokehDocument);
  expect(formatter.given).toEqual({
    template: '<a href="https://a.test/<%- id %>"><%- value %></a><% if (value) { %>!<% } %>',
  });
  expect(other.given).toEqual({});
});
