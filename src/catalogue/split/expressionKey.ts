import type { Expression } from './tree.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/**
 * A text that two expressions share when they mean the same; aliases, places in the text and letter case do not count.
 */
export function expressionKey(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => {
    if (key === 'query_location' || key === 'alias') return undefined;
    if (key === 'column_names' && Array.isArray(value)) return value.map((name) => sqlKey(String(name)));
    return key === 'function_name' ? String(value).toLowerCase() : value;
  });
}
