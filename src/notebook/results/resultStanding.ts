import type { Cell } from '../cell.ts';
import type { CellResult } from './cellResult.ts';
import { programPrint } from './fingerprint.ts';

/**
 * How a result stands to a cell as it reads now, which is made of `made`: stale where its program or what that depends
 * on is another, outdone where its text, changed since, tells more by itself.
 */
export function resultStanding(
  { own, made: ranOf }: CellResult,
  cell: Cell,
  made: () => string | undefined,
): 'current' | 'stale' | 'outdone' {
  if (own !== programPrint(cell)) return cell.language === 'markdown' ? 'outdone' : 'stale';
  return ranOf === made() ? 'current' : 'stale';
}
