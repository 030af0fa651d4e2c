import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

/** The jobs of a workflow by name, each as its text. */
function jobsOf(text: string): Readonly<Record<string, string>> {
  const [, jobs = ''] = text.split(/^jobs:\n/m);
  return Object.fromEntries(jobs.split(/^(?= {2}\S)/m).map((job) => [/^ {2}([\w-]+):/.exec(job)?.[1] ?? '', job]));
}

/** What a workflow's steps take from elsewhere without saying which commit, and its version in words. */
function unpinned(text: string): readonly string[] {
  const uses = [...text.matchAll(/\buses:\s*(.*)/g)].map(([, what]) => what!.trim());
  return uses.filter((what) => !/^(?:\.\/\S+|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(what));
}

describe.each(Object.entries(workflows))('%s', (_name, text) => {
  it('takes every action by its commit, and says its version', () => {
    expect(text).toContain('uses:');
    expect(unpinned(text)).toEqual([]);
  });

  it('gives no rights to all of its jobs, and to each job only what it names', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    for (const [name, job] of Object.entries(jobsOf(text))) expect(job, name).toMatch(/^ {4}permissions:$/m);
  });

  it('runs nothing of a package when it is installed', () => {
    for (const [, command] of text.matchAll(/\b(npm (?:ci|i|install)\b.*)/g))
      expect(command).toContain('--ignore-scripts');
  });
});

it.each([
  'actions/checkout@v4',
  'actions/checkout@main',
  'actions/checkout',
  'actions/checkout@3d3c42e # v7.0.1',
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
  'docker://alpine:3',
])('an action taken as %s is found', (what) => {
  expect(unpinned(`      - uses: ${what}\n`)).toEqual([what]);
});

it('only the job that publishes may write, and it runs nothing but what publishes', () => {
  const jobs = Object.entries(workflows).flatMap(([file, text]) =>
    Object.entries(jobsOf(text)).map(([name, job]) => ({ place: `${file} ${name}`, job })),
  );
  expect(jobs.filter(({ job }) => /: write\b/.test(job)).map(({ place }) => place)).toEqual(['pages.yml deploy']);
  const deploy = jobsOf(workflows['pages.yml']!)['deploy']!;
  expect([...deploy.matchAll(/^ {6}- .*|\buses: ([\w-]+\/[\w-]+)/gm)].flatMap(([, action]) => action ?? [])).toEqual([
    'actions/deploy-pages',
  ]);
  expect(deploy).not.toMatch(/\brun:/);
  expect(deploy).toMatch(/^ {4}needs: check$/m);
});

it('what is published is the folder that was tested, by the job that tested it, and nothing is built again', () => {
  const all = Object.values(workflows).join('\n');
  expect(all.match(/\brun: npm test$/gm)).toHaveLength(1);
  expect(all).not.toMatch(/npm run build|vite build/);
  expect(all.match(/actions\/upload-pages-artifact@/g)).toHaveLength(1);
  const [, afterTests] = jobsOf(workflows['check.yml']!)['check']!.split('run: npm test\n');
  expect(afterTests).toMatch(/uses: actions\/upload-pages-artifact@.*\n\s+with:\n\s+path: dist$/m);
  expect(afterTests).not.toMatch(/\brun:/);
  expect(jobsOf(workflows['pages.yml']!)['check']).toMatch(
    /uses: \.\/\.github\/workflows\/check\.yml[\s\S]*keep-site: true/,
  );
});
