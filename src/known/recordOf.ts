import { isRecord } from './isRecord.ts';

/** The fields of a value of unknown make; none where it is no object. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
