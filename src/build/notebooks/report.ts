import { CLASSES, type Class, type Verdict } from './classify.ts';

/** What became of one notebook: its code cells by place, or why it could not be opened. */
export type NotebookOutcome = {
  readonly group: string;
  readonly name: string;
  readonly seconds: number;
  readonly cells: readonly (Verdict & { readonly place: number })[];
  readonly unopened?: string;
};

const HEADINGS: Readonly<Record<Class, string>> = {
  ran: 'ran',
  service: 'needs a service',
  package: 'needs a package',
  file: 'needs a file',
  earlier: 'needs a failed cell',
  otherwise: 'failed otherwise',
  unfinished: 'unfinished',
};

/** The report in Markdown: totals by folder, each notebook, and what is lacking, the most frequent first. */
export function report(outcomes: readonly NotebookOutcome[]): string {
  const groups = [...new Set(outcomes.map(({ group }) => group))];
  const inGroup = (group: string) => outcomes.filter((outcome) => outcome.group === group);
  const totals = groups.map((group) => row(`${group} (${inGroup(group).length})`, inGroup(group)));
  const lines = [
    '# Notebooks',
    '',
    ...head('folder (notebooks)'),
    ...totals,
    row(`**all (${outcomes.length})**`, outcomes),
  ];
  for (const is of ['service', 'package', 'file', 'otherwise'] as const) lines.push(...frequent(is, outcomes));
  lines.push(
    '',
    '## Each notebook',
    '',
    ...head('notebook'),
    ...outcomes.map((outcome) => row(`${outcome.group}/${outcome.name}, ${outcome.seconds} s`, [outcome])),
  );
  for (const outcome of outcomes) lines.push(...cellsOf(outcome));
  return `${lines.join('\n')}\n`;
}

function head(first: string): readonly string[] {
  return [
    `| ${[first, 'cells', ...CLASSES.map((is) => HEADINGS[is])].join(' | ')} |`,
    `|---|${'---:|'.repeat(CLASSES.length + 1)}`,
  ];
}

function row(first: string, outcomes: readonly NotebookOutcome[]): string {
  const cells = outcomes.flatMap((outcome) => outcome.cells);
  const counts = CLASSES.map((is) => cells.filter((cell) => cell.is === is).length);
  return `| ${[first, cells.length, ...counts].join(' | ')} |`;
}

function frequent(is: Class, outcomes: readonly NotebookOutcome[]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { group, name, cells } of outcomes) {
    for (const cell of cells)
      if (cell.is === is) places.set(cell.what, [...(places.get(cell.what) ?? []), `${group}/${name}: ${cell.place}`]);
  }
  if (places.size === 0) return [];
  const sorted = [...places].sort(([, a], [, b]) => b.length - a.length);
  return [
    '',
    `## ${HEADINGS[is]}`,
    '',
    ...sorted.map(
      ([what, where]) => `- ${where.length} × ${oneLine(what)} (${where[0]}${where.length > 1 ? ', …' : ''})`,
    ),
  ];
}

function cellsOf({ group, name, cells, unopened }: NotebookOutcome): readonly string[] {
  const failed = cells.filter(({ is }) => is !== 'ran');
  const lines = [
    ...(unopened ? [`- could not be opened: ${oneLine(unopened)}`] : []),
    ...failed.map(({ place, is, what }) => `- cell ${place} ${HEADINGS[is]}: ${oneLine(what)}`),
  ];
  return lines.length > 0 ? ['', `### ${group}/${name}`, '', ...lines] : [];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
