const WIDTH = 110;

/** A value as JSON, for people: what fits into one line stands in one. */
export function jsonLines(value: unknown, indent = ''): string {
  const whole = JSON.stringify(value) ?? 'null';
  if (whole.length + indent.length <= WIDTH || typeof value !== 'object' || value === null) return whole;
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = Array.isArray(value)
    ? value.map((item) => jsonLines(item, inner))
    : Object.entries(value).flatMap(([key, item]) =>
        item === undefined ? [] : [`${JSON.stringify(key)}: ${jsonLines(item, inner)}`],
      );
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
}
