import { CROSSINGS } from './crossings.ts';

const COLUMNS = ['kind', 'python', 'arrow', 'sql', 'javascript', 'shown', 'told'] as const;
const HEADS = ['kind', 'Python', 'Arrow', 'SQL', 'JavaScript', 'shown as', 'exact, or told'];

const LEAD = `# Values between languages

How each kind of value crosses between Python, SQL and JavaScript, and how it is shown. What cannot cross exactly is changed by column, and a sentence under the
table that names the column says so (\`[data-note]\`). The property test in \`src/build/values/\` makes random tables of these kinds; this file is written from
\`src/build/values/crossings.ts\`, where it is changed, by that folder's tests with \`-u\`.
`;

/** The contributors' documentation of values: the table of crossings in Markdown. */
export function crossingsDocument(): string {
  const rows = CROSSINGS.map((crossing) => COLUMNS.map((column) => crossing[column].replaceAll('|', '\\|')));
  return `${LEAD}\n${[HEADS, HEADS.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}
