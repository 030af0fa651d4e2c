import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBidi } from './bidi.ts';
import { NOTEBOOK_FRAME, type Engine, type Place } from './engine.ts';
import { pressActions, typeActions, type KeyAction } from './keyActions.ts';
import { saying, startProgram } from './program.ts';

type Context = { readonly context: string; readonly children: readonly Context[] };
/** A script.RemoteValue: of a window its context, of an element its reference. */
type Remote = { readonly type: string; readonly sharedId?: string; readonly value?: unknown };
type Called = {
  readonly type: 'success' | 'exception';
  readonly result: Remote;
  readonly exceptionDetails?: { readonly text: string };
};

/** Firefox without a window, by WebDriver BiDi, which it speaks itself; with a fresh profile. */
export async function startFirefox(path: string): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), 'skybook-firefox-'));
  const program = startProgram(
    path,
    ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, 'about:blank'],
    { HOME: profile, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '1000' },
  );
  const [, address] = await saying(program, 2, /WebDriver BiDi listening on (\S+)/);
  const { send, close } = await openBidi(address!);
  // In the window that Firefox itself opens, the address has the focus.
  const { context: page } = await send<{ readonly context: string }>('browsingContext.create', { type: 'window' });

  const call = async (context: string, functionDeclaration: string, ...values: readonly string[]): Promise<Remote> => {
    const { type, result, exceptionDetails } = await send<Called>('script.callFunction', {
      functionDeclaration,
      arguments: values.map((value) => ({ type: 'string', value })),
      target: { context },
      awaitPromise: true,
    });
    if (type === 'exception') throw new Error(exceptionDetails?.text);
    return result;
  };
  const contextOf = async (place: Place): Promise<string> => {
    if (place === 'shell') return page;
    const { contexts } = await send<{ readonly contexts: readonly Context[] }>('browsingContext.getTree', {
      root: page,
    });
    for (const within = [...contexts]; within.length > 0;) {
      const { context, children } = within.shift()!;
      const { type, value } = await call(
        context,
        '(selector) => document.querySelector(selector)?.contentWindow',
        NOTEBOOK_FRAME,
      );
      if (type === 'window') return (value as { readonly context: string }).context;
      within.push(...children);
    }
    throw new Error('No notebook is open');
  };
  const act = (
    context: string,
    source: { readonly type: 'key' | 'pointer'; readonly actions: readonly object[] },
  ): Promise<unknown> => send('input.performActions', { context, actions: [{ id: source.type, ...source }] });
  const keys = (actions: readonly KeyAction[]): Promise<unknown> => act(page, { type: 'key', actions });

  return {
    async open(url) {
      // A change of the fragment alone would load nothing.
      await send('browsingContext.navigate', { context: page, url: 'about:blank', wait: 'complete' });
      await send('browsingContext.navigate', { context: page, url, wait: 'complete' });
    },
    reload: async () => void (await send('browsingContext.reload', { context: page, wait: 'complete' })),
    async evaluate(place, run, ...values) {
      const { value } = await call(
        await contextOf(place),
        `(values) => JSON.stringify((${String(run)})(...JSON.parse(values)))`,
        JSON.stringify(values),
      );
      return value === undefined ? undefined : JSON.parse(value as string);
    },
    async click(place, selector) {
      const context = await contextOf(place);
      const { type, sharedId } = await call(
        context,
        "(selector) => { const found = document.querySelector(selector); found?.scrollIntoView({ block: 'center' }); return found; }",
        selector,
      );
      if (type !== 'node') throw new Error(`There is no ${selector}`);
      const origin = { type: 'element', element: { sharedId } };
      await act(context, {
        type: 'pointer',
        actions: [
          { type: 'pointerMove', x: 0, y: 0, origin },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      });
    },
    press: async (chord) => void (await keys(pressActions(chord))),
    type: async (text) => void (await keys(typeActions(text))),
    screenshot: async () =>
      Buffer.from(
        (await send<{ readonly data: string }>('browsingContext.captureScreenshot', { context: page })).data,
        'base64',
      ),
    async close() {
      await send('browser.close', {}).catch(() => undefined);
      close();
      await program.end();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
