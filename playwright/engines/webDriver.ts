/** An open session of WebDriver: a command of it, by HTTP method, path below the session, and body. */
export type WebDriverSession = <Result>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
) => Promise<Result>;

/** The key of an element's reference (WebDriver §12.2). */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Opens a session at a driver's address; a command that the browser refuses fails with its words. */
export async function openWebDriver(address: string): Promise<WebDriverSession> {
  const send = async <Result>(method: string, path: string, body?: object): Promise<Result> => {
    const response = await fetch(`${address}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = (await response.json()) as { readonly value: unknown };
    if (response.ok) return value as Result;
    const { error, message } = value as { readonly error: string; readonly message: string };
    throw new Error(`${error}: ${message}`);
  };
  const { sessionId } = await send<{ readonly sessionId: string }>('POST', '/session', { capabilities: {} });
  return (method, path, body) =>
    send(method, `/session/${sessionId}${path}`, body ?? (method === 'POST' ? {} : undefined));
}
