import type { Browser } from '@playwright/test';
import { wireOf, type RawWire } from './rawWire.ts';

type Message = { readonly id?: number; readonly result?: { readonly result?: { readonly value?: unknown } } };

/**
 * A page or frame by the browser's own protocol: the test tool itself stops when one process of a page hangs or dies.
 */
export class RawPage {
  readonly #browser: RawWire;
  readonly #target: string;
  readonly #session: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #last = 0;

  private constructor(browser: RawWire, target: string, session: string) {
    this.#browser = browser;
    this.#target = target;
    this.#session = session;
    browser.listen((event, params) => {
      if (event !== 'Target.receivedMessageFromTarget') return;
      const { sessionId, message } = params as { readonly sessionId: string; readonly message: string };
      if (sessionId !== session) return;
      const answer = JSON.parse(message) as Message;
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    });
  }

  /** Opens a page in the browser's first profile. */
  static async open(browser: Browser, url: string): Promise<RawPage> {
    const wire = wireOf(await browser.newBrowserCDPSession());
    const { targetId } = (await wire.send('Target.createTarget', { url })) as { readonly targetId: string };
    return RawPage.of(wire, targetId);
  }

  /** A page or frame that is open already. */
  static async of(browser: RawWire, targetId: string): Promise<RawPage> {
    const { sessionId } = (await browser.send('Target.attachToTarget', { targetId, flatten: false })) as {
      readonly sessionId: string;
    };
    return new RawPage(browser, targetId, sessionId);
  }

  /** The frames of pages that have a process of their own; none that has gone since it was listed. */
  async frames(): Promise<readonly RawPage[]> {
    const { targetInfos } = (await this.#browser.send('Target.getTargets', {})) as {
      readonly targetInfos: readonly { readonly type: string; readonly targetId: string }[];
    };
    const frames = targetInfos.filter(({ type }) => type === 'iframe');
    const attached = await Promise.allSettled(frames.map(({ targetId }) => RawPage.of(this.#browser, targetId)));
    return attached.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  }

  /** The value of an expression, awaited; undefined where the page does not answer within `withinMs`. */
  async evaluate<T>(expression: string, withinMs = 5000): Promise<T | undefined> {
    const answer = await this.#send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true, userGesture: true },
      withinMs,
    );
    return answer?.result?.result?.value as T | undefined;
  }

  /** Ends the process of this page or frame. */
  async crash(): Promise<void> {
    await this.#send('Page.crash', {}, 500);
  }

  /** Closes the page, which no test's profile does. */
  async close(): Promise<void> {
    await this.#browser.send('Target.closeTarget', { targetId: this.#target }).catch(() => undefined);
  }

  #send(method: string, params: object, withinMs: number): Promise<Message | undefined> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      setTimeout(() => resolve(undefined), withinMs);
      void this.#browser
        .send('Target.sendMessageToTarget', {
          sessionId: this.#session,
          message: JSON.stringify({ id, method, params }),
        })
        .catch(() => resolve(undefined));
    });
  }
}
