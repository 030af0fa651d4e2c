import { itemAt } from '../../known/itemAt.ts';
import { recordOf } from '../../known/recordOf.ts';

/** A message of Jupyter's kernels (messaging protocol 5.4). */
export type KernelMessage = {
  readonly channel: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly parent: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, unknown>>;
  readonly buffers: readonly Uint8Array[];
};

/** The name of the form in which messages go over a socket, each as one binary frame. */
export const PROTOCOL = 'v1.kernel.websocket.jupyter.org';

/** A message as a frame: how many offsets, these, then channel, header, parent, metadata, content and buffers. */
export function packed({ channel, header, parent, content, buffers }: KernelMessage): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const json = [header, parent, {}, content].map((part) => encoder.encode(JSON.stringify(part)));
  const parts = [encoder.encode(channel), ...json, ...buffers];
  const offsets: number[] = [];
  let at = 8 * (parts.length + 2);
  for (const part of parts) {
    offsets.push(at);
    at += part.byteLength;
  }
  const frame = new Uint8Array(at);
  const view = new DataView(frame.buffer);
  [parts.length + 1, ...offsets, at].forEach((value, i) => view.setBigUint64(8 * i, BigInt(value), true));
  parts.forEach((part, i) => frame.set(part, itemAt(offsets, i)));
  return frame;
}

/** The message of a frame; `undefined` for bytes that are none. */
export function unpacked(bytes: ArrayBuffer): KernelMessage | undefined {
  try {
    const view = new DataView(bytes);
    const count = Number(view.getBigUint64(0, true));
    if (count < 6 || 8 * (count + 1) > bytes.byteLength) return undefined;
    const offsets = Array.from({ length: count }, (_, i) => Number(view.getBigUint64(8 * (i + 1), true)));
    const part = (i: number) => new Uint8Array(bytes, itemAt(offsets, i), itemAt(offsets, i + 1) - itemAt(offsets, i));
    const decoder = new TextDecoder();
    const json = (i: number) => recordOf(JSON.parse(decoder.decode(part(i))));
    const buffers = Array.from({ length: count - 6 }, (_, i) => part(i + 5));
    return { channel: decoder.decode(part(0)), header: json(1), parent: json(2), content: json(4), buffers };
  } catch {
    return undefined;
  }
}
