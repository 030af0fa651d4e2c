import type { Expression } from './tree.ts';

/**
 * A text that two expressions share when they mean the same; aliases, places in the text and letter case do not count.
 */
export function expressionKey(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => {
    if (key === 'query_location' || key === 'alias') return undefined;
    if (key === 'column_names' && Array.isArray(value)) return value.map((name) => String(name).toLowerCase());
    return key === 'function_name' ? String(value).toLowerCase() : value;
  });
}
