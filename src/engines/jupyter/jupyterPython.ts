import { tableFromIPC } from 'apache-arrow';
import type { Carried } from '../../../workers/wire/carried.ts';
import type { Column } from '../../../workers/wire/column.ts';
import { isHeld, type Held } from '../../../workers/wire/held.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { joinBytes } from '../../../workers/wire/joinBytes.ts';
import { isRecord } from '../../known/isRecord.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Carry, Exports, HoldingEngine, Job } from '../engine.ts';
import type { Elsewhere, Hearing } from './elsewhere.ts';

/** Python cells that run in a kernel of the reader's Jupyter server; their values stay there until another asks. */
export class JupyterPython implements HoldingEngine {
  readonly #elsewhere: Elsewhere;
  readonly #carry: Carry;
  #kept = new Map<string, number>();
  #lastVersion = 0;

  constructor(elsewhere: Elsewhere, carry: Carry) {
    this.#elsewhere = elsewhere;
    this.#carry = carry;
  }

  async run(job: Job): Promise<Exports> {
    const { signal, emit, cell, analysis } = job;
    const quiet: Hearing = {
      signal,
      onTold: () => undefined,
      onStream: () => undefined,
      onShown: () => undefined,
      onProgress: (progress) => emit({ kind: 'progress', progress }),
    };
    const sent = await this.#inputs(job);
    job.onTaken?.();
    if (sent.size > 0) await this.#elsewhere.run({ sent, does: { work: 'bind' } }, 'python', quiet);
    let types: Readonly<Record<string, unknown>> = {};
    await this.#elsewhere.run({ sent: new Map(), does: { code: cell.text, made: analysis.defines } }, 'python', {
      ...quiet,
      onTold: ({ data: { kind, made } }) => void (kind === 'made' && (types = recordOf(made))),
      onStream: (stream, text) => emit({ kind: 'stream', stream, text }),
      onShown: (data) => void (cell.hidden || emit({ kind: 'shown', shown: { data } })),
    });
    const version = ++this.#lastVersion;
    for (const name of Object.keys(types)) this.#kept.set(name, version);
    return Object.fromEntries(
      Object.entries(types).map(([name, type]): [string, Held] => [
        name,
        { held: true, engine: 'jupyter', name, version, type: String(type) },
      ]),
    );
  }

  async take({ name, version }: Held): Promise<Carried> {
    if (this.#kept.get(name) !== version)
      throw new NotebookError({ kind: 'engine-lost', message: `${name} is gone`, advice: 'Run its cell again.' });
    const pieces: Uint8Array[] = [];
    let about: Readonly<Record<string, unknown>> = {};
    await this.#elsewhere.run({ sent: new Map(), does: { work: 'give_value', given: [name] } }, 'python', {
      signal: new AbortController().signal,
      onTold: ({ data, bytes }) => {
        if (data.kind === 'piece' && bytes) pieces.push(bytes);
        else about = data;
      },
      onStream: () => undefined,
      onShown: () => undefined,
      onProgress: () => undefined,
    });
    return carriedOf(name, about, joinBytes(pieces));
  }

  forget(names: readonly string[]): void {
    for (const name of names) this.#kept.delete(name);
  }

  /** Forgets all, as when the kernel is gone; the names there were. */
  lose(): readonly string[] {
    const names = [...this.#kept.keys()];
    this.#kept = new Map();
    return names;
  }

  /** The values of others that the cell reads, as bytes by what they are and their names. */
  async #inputs({ inputs }: Job): Promise<ReadonlyMap<string, Uint8Array>> {
    const sent = new Map<string, Uint8Array>();
    const about: Record<string, unknown>[] = [];
    for (const [name, value] of inputs) {
      if (isHeld(value) && value.engine === 'jupyter') continue;
      const carried = await this.#carry(value);
      const { bytes, mask, ...said } = sentForm(name, carried);
      about.push(said);
      if (bytes) sent.set(`value ${name}`, bytes);
      if (mask) sent.set(`mask ${name}`, mask);
    }
    if (about.length > 0) sent.set('values', new TextEncoder().encode(JSON.stringify(about)));
    return sent;
  }
}

type Sent = Readonly<Record<string, unknown>> & { readonly bytes?: Uint8Array; readonly mask?: Uint8Array };

function sentForm(name: string, carried: Carried): Sent {
  switch (carried.kind) {
    case 'table':
      return { name, kind: 'table', columns: carried.table.columns, bytes: carried.table.ipc };
    case 'array':
      if (carried.mask && carried.unit) throw stays(name, 'an array in a unit with missing values');
      return {
        name,
        kind: 'array',
        dtype: carried.dtype,
        shape: carried.shape,
        unit: carried.unit,
        bytes: carried.bytes,
        ...(carried.mask && { isMasked: true, mask: carried.mask }),
      };
    case 'plain':
      if (!isJson(carried.value)) throw stays(name, 'a value that JSON has no form for');
      return { name, kind: 'plain', value: carried.value };
    case 'opaque':
      throw stays(name, `a ${carried.type}`);
  }
}

function carriedOf(name: string, about: Readonly<Record<string, unknown>>, bytes: Uint8Array): Carried {
  if (about.form === 'table') {
    const rows = tableFromIPC(bytes).numRows;
    const columns = (Array.isArray(about.columns) ? about.columns.filter(isRecord) : []).map(columnOf);
    return { kind: 'table', table: { ipc: bytes, rows, totalRows: rows, columns, name, warnings: [] } };
  }
  if (about.form === 'array' && Array.isArray(about.shape)) {
    const shape = about.shape.map(Number);
    const masked = about.isMasked === true ? shape.reduce((size, length) => size * length, 1) : 0;
    const values = bytes.length - masked;
    const mask = masked > 0 && { mask: bytes.slice(values) };
    const unit = typeof about.unit === 'string' && { unit: about.unit };
    return { kind: 'array', dtype: String(about.dtype), shape, bytes: bytes.slice(0, values), ...mask, ...unit };
  }
  if (about.form === 'plain') return { kind: 'plain', value: about.value };
  return { kind: 'opaque', type: `${String(about.type)}, which stays on the Jupyter server` };
}

function columnOf({ name, unit, ucd, description }: Readonly<Record<string, unknown>>): Column {
  return {
    name: String(name),
    ...(typeof unit === 'string' && { unit }),
    ...(typeof ucd === 'string' && { ucd }),
    ...(typeof description === 'string' && { description }),
  };
}

/** Whether plain data is the same once it has been JSON. */
function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  const isPlain = isRecord(value) && !('$skybook' in value) && !ArrayBuffer.isView(value);
  return isPlain && Object.values(value).every(isJson);
}

function stays(name: string, what: string): NotebookError {
  return new NotebookError({
    kind: 'python',
    message: `${name} is ${what}, and cannot go to the Jupyter server`,
    advice: 'Tables, arrays, numbers, texts, and lists and dictionaries of these can.',
  });
}
