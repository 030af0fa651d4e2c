import { GivenUp } from './givenUp.ts';
import { LedElsewhere } from './ledElsewhere.ts';

/** What asks: the window of an empty frame, and what its policy has refused it and was not yet looked for. */
type Asking = { readonly window: Window & typeof globalThis; readonly refused: string[] };

/** An address that no policy which names hosts allows, and that nobody hears of. */
const PROBE = 'data:,';
/** A browser that has not told of a probe by then will not. */
const TELLING_MS = 2000;

/**
 * Asks servers under a policy (CSP Level 3), by the `fetch` of an empty frame of this page that has it: only so is an
 * answer not followed to where the policy does not let, since no page learns where it leads. Then it rejects with
 * `LedElsewhere`.
 */
export class AskingFrame {
  readonly fetch: typeof globalThis.fetch;
  readonly #element: HTMLIFrameElement;
  readonly #policy: string;
  /** What rejects the questions under way. */
  readonly #under = new Set<(reason: Error) => void>();
  #hasEnded = false;
  readonly #probes: (() => void)[] = [];
  #asking: Promise<Asking> | undefined;

  constructor(policy: string, document: Document = globalThis.document) {
    this.#policy = policy;
    this.#element = document.createElement('iframe');
    this.#element.hidden = true;
    this.fetch = (input, init) =>
      new Promise((resolve, reject) => {
        if (this.#hasEnded) return reject(new GivenUp());
        this.#under.add(reject);
        void this.#fetch(input, init)
          .then(resolve, reject)
          .finally(() => this.#under.delete(reject));
      });
  }

  /** Gives up what is under way, which then rejects with `GivenUp`: a frame that is gone answers nothing more. */
  dispose(): void {
    this.#hasEnded = true;
    for (const reject of this.#under) reject(new GivenUp());
    this.#element.remove();
  }

  async #fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const asking = await (this.#asking ??= this.#open());
    try {
      return await asking.window.fetch(input, init);
    } catch (error) {
      if (
        !init?.signal?.aborted &&
        (await this.#isRefused(asking, new URL(input instanceof Request ? input.url : input)))
      )
        throw new LedElsewhere();
      throw error;
    }
  }

  async #open(): Promise<Asking> {
    const loaded = new Promise((resolve) => this.#element.addEventListener('load', resolve, { once: true }));
    this.#element.ownerDocument.body.append(this.#element);
    await loaded;
    const document = this.#element.contentDocument!;
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = this.#policy;
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ blockedURI, originalPolicy }) => {
      // The page's own policy is this frame's too, and refuses the probe as well; it says more than what may be asked.
      if (originalPolicy.includes('default-src')) return;
      if (/^data\b/.test(blockedURI)) this.#probes.shift()?.();
      else refused.push(blockedURI);
    });
    document.head.append(policy);
    return { window: this.#element.contentWindow as Window & typeof globalThis, refused };
  }

  /**
   * Whether the policy was what made a question fail. A browser tells that later than the failure, but tells of all in
   * turn: once it has told of a probe, it has told of the question.
   */
  async #isRefused({ window, refused }: Asking, { href, origin, hash }: URL): Promise<boolean> {
    await new Promise<void>((resolve) => {
      this.#probes.push(resolve);
      setTimeout(() => {
        const index = this.#probes.indexOf(resolve);
        if (index >= 0) this.#probes.splice(index, 1);
        resolve();
      }, TELLING_MS);
      void window.fetch(PROBE).catch(() => undefined);
    });
    const address = href.slice(0, href.length - hash.length);
    const index = refused.findIndex((one) => one === address || one === origin);
    return index >= 0 && refused.splice(index, 1).length > 0;
  }
}
