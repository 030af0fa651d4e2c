import type { Told } from './told.ts';

/** How long a worker may take to come; a browser that gives none to workers need not say so. */
const COMES_MS = 5000;

/** What the worker does first: a classic script, which pages of opaque origin may start in every browser. */
const STARTER = `onmessage = ({ data: { code, path }, ports: [parts] }) =>
  import(code)
    .then(({ start }) => start(path, parts))
    .catch((error) => postMessage({ failure: String(error) }));
postMessage('here');`;

/**
 * Takes a packed file of the site through `parts`, which `serveParts` answers, and unpacks it in a worker beside this
 * thread, which has enough to do meanwhile; `code` is the address of the worker's module.
 */
export async function* unpackBeside(
  path: string,
  code: Promise<string>,
  parts: MessagePort,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const url = URL.createObjectURL(new Blob([STARTER], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'unpacking' });
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(url);
  };
  const unpacked = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      const fail = (reason: string): void => {
        end();
        controller.error(new Error(reason));
      };
      const late = setTimeout(() => fail('no worker came'), COMES_MS);
      worker.onerror = () => fail('the worker failed');
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        clearTimeout(late);
        if (data === 'here') return;
        if (data instanceof ArrayBuffer) return controller.enqueue(new Uint8Array(data));
        if (data !== 'whole') return fail(data.failure);
        end();
        controller.close();
      };
      code.then(
        (address) => worker.postMessage({ code: address, path }, [parts]),
        (error: unknown) => fail(String(error)),
      );
    },
  });
  const reader = unpacked.getReader();
  for (let next = await reader.read(); next.value; next = await reader.read()) yield next.value;
}
