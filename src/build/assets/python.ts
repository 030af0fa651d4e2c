import { run } from './run.ts';
import { SetupError } from './setupError.ts';

/** The first Python 3.11 or later with pip on the path. */
export async function findPython(): Promise<string> {
  const tried: string[] = [];
  for (const name of ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python']) {
    try {
      const found = await run(name, [
        '-c',
        'import sys, pip; print(sys.version_info >= (3, 11), sys.version.split()[0])',
      ]);
      const [recent, version] = found.trim().split(' ');
      if (recent === 'True') return name;
      tried.push(`${name} is ${version}`);
    } catch (error) {
      if (/No module named/.test(String(error))) tried.push(`${name} has no pip`);
    }
  }
  const seen = tried.length > 0 ? ` (${tried.join('; ')})` : '';
  throw new SetupError(
    `Python 3.11 or later with pip is needed to fetch and prepare packages, and none was found${seen}. Install it (on Debian: apt-get install python3 python3-pip python3-venv) and run this again.`,
  );
}
