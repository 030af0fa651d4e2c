import { bytesText } from '../../../format/bytesText.ts';

/** Of an allowance; lists and footers, which come before each plan, are told from there on. */
const TOLD_SHARE = 0.05;

/** What a sentence about an allowance adds where a cell has fetched something before, worth telling. */
export function fetchedBefore(bytes: number, allowedBytes: number): string {
  return bytes < TOLD_SHARE * allowedBytes ? '' : `, and this one has fetched ${bytesText(bytes)} already`;
}
