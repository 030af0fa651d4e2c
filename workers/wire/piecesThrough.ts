import type { PartsAnswer, PartsQuestion } from './partsMessage.ts';

/**
 * Takes one file of the site, as it comes, through a port whose far end `serveParts` answers, and which serves nothing
 * else. Who reads it to its end has it whole and right; until then, neither is known.
 */
export async function* piecesThrough(port: MessagePort, path: string): AsyncGenerator<ArrayBuffer, void> {
  const ask = (question: PartsQuestion): Promise<PartsAnswer> =>
    new Promise((resolve) => {
      port.onmessage = ({ data }: MessageEvent<PartsAnswer>) => resolve(data);
      port.postMessage(question);
    });
  let here = 0;
  for (let coming: Promise<PartsAnswer> | undefined = ask({ id: 1, path }); coming;) {
    const answer: PartsAnswer = await coming;
    if ('failure' in answer) throw new Error(answer.failure);
    const { piece } = answer;
    if (piece instanceof Blob) return yield* read(piece);
    here += piece.byteLength;
    // The next one comes while this one is worked on.
    coming = here < answer.bytes ? ask({ id: 1, next: true }) : undefined;
    yield piece;
  }
}

async function* read(file: Blob): AsyncGenerator<ArrayBuffer, void> {
  const reader = file.stream().getReader();
  let here = 0;
  for (let next = await reader.read(); next.value; next = await reader.read()) {
    here += next.value.length;
    yield new Uint8Array(next.value).buffer;
  }
  if (here < file.size) throw new Error('A file ended before it was whole');
}
