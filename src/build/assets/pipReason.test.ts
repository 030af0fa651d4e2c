import { expect, it } from 'vitest';
import { pipReason } from './pipReason.ts';

it("pip's last own error is the reason, and else its last line", () => {
  const printed = [
    'python -m pip … ended with 1:',
    'WARNING: Retrying',
    'ERROR: Could not find a version',
    'ERROR: No matching distribution found for ziglang==0.16.0',
    '',
  ];
  expect(pipReason(new Error(printed.join('\n')))).toBe('No matching distribution found for ziglang==0.16.0');
  expect(pipReason(new Error('ended with 1:\nNo module named pip\n'))).toBe('No module named pip');
});
