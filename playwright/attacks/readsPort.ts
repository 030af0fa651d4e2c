import { expect } from './attack.ts';
import type { TestCell } from '../notebookFile.ts';
import type { Target } from './target.ts';

type Range = { readonly start: number; readonly end: number } | { readonly suffixBytes: number };
/** What an attack asks of the shell: a file of a server, or a part of it. */
export type Question = { readonly url: string; readonly range?: Range };
/** What it was answered, its bytes as text. */
export type Answer = {
  readonly text?: string;
  readonly totalBytes?: number;
  readonly version?: string;
  readonly missing?: true;
  readonly refused?: string;
  readonly led?: true;
  readonly failure?: string;
};

type Raw = Omit<Answer, 'text'> & {
  readonly id?: unknown;
  readonly fetched?: { readonly bytes: Uint8Array; readonly totalBytes?: number; readonly version?: string };
};
declare const reads: {
  readonly ports: Map<MessagePort, boolean>;
  readonly waiting: Map<unknown, (answer: Raw) => void>;
  last: number;
};

/**
 * Cells whose code catches the ports of its page, the one by which files of servers are read among them. They name
 * these hosts.
 */
export function catchReads(...hosts: readonly string[]): readonly TestCell[] {
  const text = `const reads = (globalThis.reads = { ports: new Map(), waiting: new Map(), last: 1e9 });
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...message) {
  if (!reads.ports.has(this)) this.addEventListener('message', ({ data }) => reads.waiting.get(data?.id)?.(data));
  reads.ports.set(this, reads.ports.get(this) || typeof message[0]?.url === 'string');
  return post.apply(this, message);
};
const caught = 'named.test';
/* ${hosts.map((host) => `https://${host}/`).join(' ')} */`;
  return [
    { id: 'catch', type: 'module', text },
    { id: 'use', type: 'application/sql', text: "DESCRIBE hats('https://named.test/' || $caught)" },
    { id: 'read', type: 'application/sql', text: "DESCRIBE hats('https://named.test/catalogue')" },
  ];
}

/** Runs such cells, until they have the port. */
export async function runCatch(target: Target): Promise<void> {
  await expect(target.cell('read')).toBeVisible();
  await target.cell('catch').getByRole('button', { name: 'Run cell' }).click();
  await target.expectState('catch', 'shown');
  await target.cell('read').getByRole('button', { name: 'Run cell' }).click();
  await expect(async () =>
    expect(await target.frame.locator('body').evaluate(() => [...reads.ports.values()].includes(true))).toBe(true),
  ).toPass();
}

/** Asks by the port that reads files of servers. */
export function ask(target: Target, question: Question): Promise<Answer> {
  return target.frame.locator('body').evaluate(
    (_, asked) =>
      new Promise<Answer>((resolve) => {
        const id = ++reads.last;
        reads.waiting.set(id, ({ fetched, id: _id, ...other }) =>
          resolve(
            fetched
              ? {
                  text: new TextDecoder().decode(fetched.bytes),
                  totalBytes: fetched.totalBytes,
                  version: fetched.version,
                }
              : other,
          ),
        );
        for (const [port, reading] of reads.ports) if (reading) port.postMessage({ id, ...asked });
      }),
    question,
  );
}

/** Sends a message by all ports that were caught, and waits for no answer. */
export function sendAll(target: Target, messages: readonly unknown[]): Promise<number> {
  return target.frame.locator('body').evaluate((_, all) => {
    for (const port of reads.ports.keys()) for (const message of all) port.postMessage(message);
    return reads.ports.size;
  }, messages);
}
