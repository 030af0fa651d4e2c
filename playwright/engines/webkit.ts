import { NOTEBOOK_FRAME, type Engine, type Json, type Place } from './engine.ts';
import { freePort } from './freePort.ts';
import { pressActions, typeActions, type KeyAction } from './keyActions.ts';
import { saying, startProgram } from './program.ts';
import { ELEMENT, openWebDriver, type WebDriverSession } from './webDriver.ts';

type Reference = { readonly [ELEMENT]: string };

/** Where WebKitGTK's driver is, which knows its browser, and an X server without a screen for that. */
export type WebKitPaths = { readonly driver: string; readonly screen: string };

/** Pages are drawn without a graphics card, and not as if there were one, which takes half of all the time. */
const DRAWING = {
  LIBGL_ALWAYS_SOFTWARE: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
} as const;

/** WebKitGTK's small browser by WebDriver; every session has a profile of its own. */
export async function startWebKit({ driver: driverPath, screen: screenPath }: WebKitPaths): Promise<Engine> {
  const screen = startProgram(screenPath, ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp']);
  const [display] = await saying(screen, 3, /\d+(?=\n)/);
  const port = await freePort();
  const driver = startProgram(driverPath, [`--port=${port}`], { DISPLAY: `:${display}`, ...DRAWING });
  const send = await openWhenReady(`http://127.0.0.1:${port}`);
  await send('POST', '/window/rect', { x: 0, y: 0, width: 1280, height: 1000 });

  const execute = <Result>(script: string, values: readonly Json[] = []): Promise<Result> =>
    send('POST', '/execute/sync', { script, args: values });
  const find = async (selector: string): Promise<readonly Reference[]> =>
    send('POST', '/elements', { using: 'css selector', value: selector });
  const enterNotebook = async (): Promise<boolean> => {
    const [own] = await find(NOTEBOOK_FRAME);
    if (own) {
      await send('POST', '/frame', { id: own });
      return true;
    }
    for (const frame of await find('iframe')) {
      await send('POST', '/frame', { id: frame });
      if (await enterNotebook()) return true;
      await send('POST', '/frame/parent');
    }
    return false;
  };
  const enter = async (place: Place): Promise<void> => {
    await send('POST', '/frame', { id: null });
    if (place === 'notebook' && !(await enterNotebook())) throw new Error('No notebook is open');
  };
  const keys = async (actions: readonly KeyAction[]): Promise<void> => {
    // They go to what has the focus, wherever it is; a frame that is gone hears nothing.
    await enter('shell');
    await send('POST', '/actions', { actions: [{ id: 'key', type: 'key', actions }] });
  };

  return {
    async open(url) {
      // A change of the fragment alone would load nothing.
      await send('POST', '/url', { url: 'about:blank' });
      await send('POST', '/url', { url });
    },
    reload: async () => void (await send('POST', '/refresh')),
    async evaluate(place, run, ...values) {
      await enter(place);
      const text = await execute<string | null>(`return JSON.stringify((${String(run)})(...arguments))`, values);
      return text === null ? undefined : JSON.parse(text);
    },
    async click(place, selector) {
      await enter(place);
      const [found] = await find(selector);
      if (!found) throw new Error(`There is no ${selector}`);
      await execute("arguments[0].scrollIntoView({ block: 'center' })", [found]);
      await send('POST', `/element/${found[ELEMENT]}/click`);
    },
    press: (chord) => keys(pressActions(chord)),
    type: (text) => keys(typeActions(text)),
    screenshot: async () => Buffer.from(await send<string>('GET', '/screenshot'), 'base64'),
    async close() {
      await send('DELETE', '').catch(() => undefined);
      await driver.end();
      await screen.end();
    },
  };
}

/** A new session as soon as the driver listens, which it does not tell. */
async function openWhenReady(address: string): Promise<WebDriverSession> {
  for (let tries = 1; ; tries++) {
    const ready = await fetch(`${address}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return openWebDriver(address);
    if (tries === 100) throw new Error('WebKitWebDriver does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
