import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir, makeWhole } from './cache.ts';
import { diskProblem } from './diskProblem.ts';
import { run } from './run.ts';
import { present } from '../../known/present.ts';

const PACKAGE = 'libpython3.14-dev';
const SUITES = ['sid', 'forky'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Debian's package of Python 3.14's headers, in the cache; nothing is installed. Undefined where this machine knows no
 * Debian archive that has it.
 */
export async function debianHeaders(): Promise<string | undefined> {
  const path = join(cacheDir(), 'debian', `${PACKAGE}.deb`);
  if (existsSync(path)) return path;
  const archives = await debianArchives();
  const made = await makeWhole(path, async (temporary) => {
    for (const archive of archives) {
      for (const suite of SUITES)
        if (
          await download(
            `deb ${existsSync(KEYRING) ? `[signed-by=${KEYRING}] ` : ''}${archive} ${suite} main`,
            temporary,
          )
        )
          return true;
    }
    return false;
  });
  return made ? path : undefined;
}

/**
 * The archives that this machine's apt is set up for, but for those of security updates; none where there is no apt.
 */
async function debianArchives(): Promise<readonly string[]> {
  const listed = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']).catch(
    () => '',
  );
  return [...new Set(listed.split('\n'))].filter((line) => /^https?:/.test(line) && !line.includes('security'));
}

/**
 * Fetches the package by a configuration of its own beside the machine's, whose lists and sources stay as they are; apt
 * checks signatures. False where this source does not give it.
 */
async function download(source: string, to: string): Promise<boolean> {
  const folder = `${to}.d`;
  const settings: Readonly<Record<string, string>> = {
    'Dir::Etc::SourceList': join(folder, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': '/dev/null',
    'Dir::Cache': join(folder, 'cache'),
    'APT::Sandbox::User': 'root',
    'APT::Update::Error-Mode': 'any',
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'Debug::NoLocking': 'true',
  };
  const lines = [
    '#clear APT::Update::Post-Invoke-Success;',
    '#clear APT::Update::Post-Invoke;',
    ...Object.entries(settings).map(([name, value]) => `${name} "${value}";`),
  ];
  try {
    for (const name of ['state/lists/partial', 'cache/archives/partial', 'arrived'])
      await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, 'sources.list'), `${source}\n`);
    await writeFile(join(folder, 'apt.conf'), `${lines.join('\n')}\n`);
    for (const command of [['update'], ['download', PACKAGE]])
      await run('env', [
        `--chdir=${join(folder, 'arrived')}`,
        'apt-get',
        '--config-file',
        join(folder, 'apt.conf'),
        ...command,
      ]);
    const [arrived] = await readdir(join(folder, 'arrived'));
    await rename(join(folder, 'arrived', present(arrived, 'The package that arrived')), to);
    return true;
  } catch (error) {
    if (diskProblem(error)) throw error;
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
