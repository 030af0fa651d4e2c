import type { PythonWorker } from '../../../workers/python/contract.ts';
import { PART } from '../../../workers/wire/partPath.ts';
import { connect, type Connection } from '../connect.ts';
import type { SiteParts } from '../siteParts.ts';
import { startWorker } from '../startWorker.ts';

/** The way to start workers for Python. */
export function startPythonWorker(parts: SiteParts): (onLost: () => void) => Connection<PythonWorker> {
  return (onLost) =>
    connect<PythonWorker>(
      startWorker(parts, { language: 'python', code: PART.python, engine: PART.pythonEngine }),
      'Python',
      onLost,
    );
}
