import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { attribute, xmlTags, xmlText } from '../../../workers/tables/votable/xmlTokens.ts';
import { ask, wait, type Reply } from './ask.ts';
import { askPatiently, type PatientAsking } from './askPatiently.ts';
import { serviceFailure } from './readReply.ts';
import { words } from './words.ts';

/** How a job is told of, and how long to wait between looks, doubled up to `longestMs`. */
export type JobOptions = PatientAsking & {
  readonly onPhase: (phase: string) => void;
  readonly firstMs?: number;
  readonly longestMs?: number;
};

const ENDED = ['COMPLETED', 'ERROR', 'ABORTED', 'ARCHIVED'];

/**
 * Runs a query as a job (IVOA UWS 1.1) and gives its result. The job is deleted afterwards, and aborted and deleted
 * when stopped.
 */
export async function runJob(
  serviceUrl: string,
  form: URLSearchParams | FormData,
  { onBytes, ...options }: JobOptions,
): Promise<Reply> {
  // Of a job that is made twice, as its answer was lost, one is never run: the service deletes it in time.
  const made = await askPatiently({ url: `${serviceUrl}/async`, form, isRepeatable: true }, options);
  const job = jobAddress(made, serviceUrl);
  try {
    await begin(job, options);
    const phase = await ended(job, options);
    if (phase !== 'COMPLETED') throw await jobFailure(job, phase, options);
    const result = await askPatiently(
      { url: await resultAddress(job, options), isRepeatable: true },
      { ...options, onBytes },
    );
    if (result.status >= 400) throw serviceFailure(result, words(new TextDecoder().decode(result.bytes)));
    return { ...result, job };
  } finally {
    if (options.signal.aborted) await tell(`${job}/phase`, { PHASE: 'ABORT' }, options);
    // By POST: DELETE needs a CORS preflight, which hardly a service answers.
    void tell(job, { ACTION: 'DELETE' }, options);
  }
}

/** The job's address, to which the answer to its making redirects (UWS 1.1 §2.2.3.1). */
function jobAddress({ url, status, bytes }: Reply, serviceUrl: string): string {
  const text = new TextDecoder().decode(bytes);
  if (status >= 400) throw serviceFailure({ url, status }, words(text));
  const address = url.replace(/[?#][^]*$/, '').replace(/(?<!\/)\/+$/, '');
  if (!/\/async$/.test(address)) return address;
  const id = elementText(text, 'jobId');
  if (id === undefined)
    throw new NotebookError({ kind: 'fetch', message: `${new URL(serviceUrl).host} made no job`, detail: words(text) });
  return `${address}/${encodeURIComponent(id)}`;
}

/** Runs it; where the answer to that was lost it may run already, which its phase tells then. */
async function begin(job: string, options: JobOptions): Promise<void> {
  const form = new URLSearchParams({ PHASE: 'RUN' });
  const begun = await askPatiently({ url: `${job}/phase`, form, isRepeatable: true }, options);
  if (begun.status >= 400 && (await phaseOf(job, options)) === 'PENDING')
    throw serviceFailure(begun, words(new TextDecoder().decode(begun.bytes)));
}

async function phaseOf(job: string, options: JobOptions): Promise<string> {
  const reply = await askPatiently({ url: `${job}/phase`, isRepeatable: true }, options);
  const said = new TextDecoder().decode(reply.bytes).trim();
  if (reply.status >= 400) throw serviceFailure(reply, words(said));
  return said.toUpperCase();
}

async function ended(job: string, options: JobOptions): Promise<string> {
  const { firstMs = 300, longestMs = 5000, pause = wait } = options;
  for (let ms = firstMs; ; ms = Math.min(1.5 * ms, longestMs)) {
    const phase = await phaseOf(job, options);
    options.onPhase(phase);
    if (ENDED.includes(phase)) return phase;
    await pause(ms, options.signal);
  }
}

async function resultAddress(job: string, options: JobOptions): Promise<string> {
  const reply = await askPatiently({ url: job, isRepeatable: true }, options);
  const xml = new TextDecoder().decode(reply.bytes);
  const results = [...xmlTags(xml)].filter(({ name, kind }) => name === 'result' && kind !== 'close');
  const chosen = results.find(({ attributes }) => attribute(attributes, 'id') === 'result') ?? results[0];
  // TAP 1.1 §2.4 fixes the address; a service behind a gateway may name its result by a host that a page cannot reach.
  const href = (chosen && attribute(chosen.attributes, 'href')) || `${job}/results/result`;
  return new URL(href, `${job}/`).href;
}

async function jobFailure(job: string, phase: string, options: JobOptions): Promise<NotebookError> {
  const reply = await askPatiently({ url: job, isRepeatable: true }, options);
  const summary = elementText(new TextDecoder().decode(reply.bytes), 'errorSummary');
  if (summary) return serviceFailure({ url: job, status: 200 }, summary);
  const error = await askPatiently({ url: `${job}/error`, isRepeatable: true }, options);
  return serviceFailure(
    { url: job, status: 200 },
    error.status < 400 ? words(new TextDecoder().decode(error.bytes)) : `The job ended in phase ${phase}.`,
  );
}

/** The text of the first element of a name, and of those in it. */
function elementText(xml: string, name: string): string | undefined {
  const tag = [...xmlTags(xml)].find((found) => found.name === name && found.kind === 'open');
  if (!tag) return undefined;
  const end =
    [...xmlTags(xml, tag.end)].find((found) => found.name === name && found.kind === 'close')?.start ?? xml.length;
  return xmlText(xml.slice(tag.end, end).replace(/<(?!!\[CDATA\[)[^<>]*>/g, ' ')).trim();
}

/** Sends a word to a job; a service that does not take it deletes the job by itself in time. */
async function tell(url: string, form: Readonly<Record<string, string>>, { proxy }: JobOptions): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  await ask({ url, form: new URLSearchParams(form) }, { signal, proxy }).catch(() => undefined);
}
