import type { Browser, CDPSession } from '@playwright/test';

type Message = { readonly id?: number; readonly result?: { readonly result?: { readonly value?: unknown } } };

/**
 * A page or frame by the browser's own protocol: the test tool itself stops when one process of a page hangs or dies.
 */
export class RawPage {
  readonly #browser: CDPSession;
  readonly #session: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #last = 0;

  private constructor(browser: CDPSession, session: string) {
    this.#browser = browser;
    this.#session = session;
    browser.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      if (sessionId !== session) return;
      const answer = JSON.parse(message) as Message;
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    });
  }

  /** Opens a page in the browser's first profile. */
  static async open(browser: Browser, url: string): Promise<RawPage> {
    const session = await browser.newBrowserCDPSession();
    const { targetId } = await session.send('Target.createTarget', { url });
    return RawPage.#attach(session, targetId);
  }

  /** A page that is open already. */
  static async of(browser: Browser, targetId: string): Promise<RawPage> {
    return RawPage.#attach(await browser.newBrowserCDPSession(), targetId);
  }

  static async #attach(session: CDPSession, targetId: string): Promise<RawPage> {
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    return new RawPage(session, sessionId);
  }

  /** The frames of pages that have a process of their own. */
  async frames(): Promise<readonly RawPage[]> {
    const { targetInfos } = await this.#browser.send('Target.getTargets');
    return Promise.all(
      targetInfos
        .filter(({ type }) => type === 'iframe')
        .map(({ targetId }) => RawPage.#attach(this.#browser, targetId)),
    );
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
