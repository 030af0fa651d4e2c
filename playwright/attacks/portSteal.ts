import type { Frame } from '@playwright/test';
import type { Target } from './target.ts';

/**
 * What code of a notebook has found of the way to the shell: the port that its page uses, another that it was given,
 * and all that came back.
 */
type Stolen = {
  port?: MessagePort;
  second?: MessagePort;
  readonly answers: { readonly data: unknown; readonly ports: number }[];
};
declare const stolen: Stolen;

/** A JavaScript cell that watches for ports, asks for one of its own, and has its page use the one that it has. */
export const STEAL_PORT = `const stolen = (globalThis.stolen = { answers: [] });
const listen = (port) => {
  port.addEventListener('message', ({ data, ports }) => stolen.answers.push({ data, ports: ports.length }));
  port.start();
};
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...message) {
  if (!stolen.port) listen((stolen.port = this));
  return post.apply(this, message);
};
addEventListener('message', ({ source, ports: [port] }) => source === window.parent && port && listen((stolen.second = port)));
window.parent.postMessage('skybook:frame-ready', '*');
const title = document.querySelector('input[aria-label="Notebook title"]');
title.value += '.';
for (const type of ['input', 'change']) title.dispatchEvent(new Event(type, { bubbles: true }));`;

/**
 * Code that calls the shell by all ports found, in the site's own form and in that of Comlink, which it once used. It
 * stands after `STEAL_PORT` in its cell.
 */
export const CALL_SHELL = `const call = (method, ...args) => {
  for (const port of [stolen.port, stolen.second]) {
    port?.postMessage({ id: Math.floor(Math.random() * 2 ** 40), method, args });
    port?.postMessage({ id: String(Math.random()), type: 'APPLY', path: [method], argumentList: args.map((value) => ({ type: 'RAW', value })) });
  }
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const coldly = async (act) => {
  while (navigator.userActivation.isActive) await pause(50);
  await act();
};
const told = (name) => fetch('https://named.test/' + name);`;

/** The notebook's frame, where code of the notebook has the same rights as what a test evaluates. */
export function notebookFrame(target: Target): Frame {
  return target.page.frames().find((frame) => frame.url() === 'about:srcdoc')!;
}

/** Sends messages through whatever was found, as they are. Answers how many ports that were. */
export function sendRaw(target: Target, messages: readonly unknown[]): Promise<number> {
  return notebookFrame(target).evaluate((all) => {
    const ports = [stolen.port, stolen.second].filter((port) => port !== undefined);
    for (const port of ports) for (const message of all) port.postMessage(message);
    return ports.length;
  }, messages);
}

/** Calls a method of the shell's: in the site's own form and in that of Comlink, which it once used. */
export function callShell(target: Target, method: string, args: readonly unknown[] = []): Promise<number> {
  return sendRaw(target, [
    { id: Math.floor(Math.random() * 2 ** 40), method, args },
    {
      id: crypto.randomUUID(),
      type: 'APPLY',
      path: [method],
      argumentList: args.map((value) => ({ type: 'RAW', value })),
    },
  ]);
}

/** All that came back, as text, and how many ports came with it. */
export function answersOf(target: Target): Promise<{ readonly text: string; readonly ports: number }> {
  return notebookFrame(target).evaluate(() => ({
    text: JSON.stringify(stolen.answers.map(({ data }) => data)),
    ports: stolen.answers.reduce((sum, { ports }) => sum + ports, 0),
  }));
}
