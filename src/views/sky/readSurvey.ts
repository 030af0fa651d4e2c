import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { surveyFacts, type SurveyFacts } from './surveyFacts.ts';

const MOST_BYTES = 256 * 1024;

/** A HiPS that is there: its address without a slash at the end, and what it says of itself. */
export type Survey = { readonly url: string; readonly facts: SurveyFacts };

/**
 * Reads what a HiPS says of itself; a relative address is below `siteUrl`. Fails in words when it is not there: Aladin
 * by itself would then ask hosts that nobody named.
 */
export async function readSurvey(address: string, siteUrl: string, signal: AbortSignal): Promise<Survey> {
  const refused = (why: string, cause?: unknown) =>
    new NotebookError(
      {
        kind: 'view',
        message: `The survey at ${address} could not be read: ${why}`,
        advice:
          'A survey is given by the address of a HiPS, such as https://alasky.cds.unistra.fr/DSS/DSSColor, whose server must allow pages of other origins.',
      },
      { cause },
    );
  if (!URL.canParse(address, siteUrl)) throw refused('that is no address');
  const url = new URL(address, siteUrl);
  // A page under https may read nothing else.
  if (new URL(siteUrl).protocol === 'https:') url.protocol = 'https:';
  const base = url.href.replace(/(?<!\/)\/+$/, '');
  const response = await fetch(`${base}/properties`, { signal }).catch((error: unknown) =>
    Promise.reject(refused('its server did not answer', error)),
  );
  if (!response.ok) throw refused(`its server answered ${response.status}`);
  try {
    return { url: base, facts: surveyFacts(await textOf(response)) };
  } catch (cause) {
    throw refused(cause instanceof SyntaxError ? cause.message : 'it broke off', cause);
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (!response.body) return response.text();
  for (let reader = response.body.getReader(), bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    text += decoder.decode(value, { stream: true });
    if (bytes < MOST_BYTES) continue;
    void reader.cancel();
    throw new SyntaxError('its properties have no end');
  }
}
