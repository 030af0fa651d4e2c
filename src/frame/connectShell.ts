import { FRAME_PORT, FRAME_READY } from '../notebook/port.ts';

/** The shell's two ports: of its methods, and of the reader's presses. */
export type ShellPorts = { readonly calls: MessagePort; readonly presses: MessagePort };

/** The way to the shell that holds this frame. A page of another origin that frames this one is not heard, and none is asked where there is no frame: it never resolves then. */
export function connectShell(): Promise<ShellPorts> {
  // A sandboxed frame has an opaque origin, but its address is still the site's.
  const { origin } = new URL(location.href);
  return new Promise((resolve) => {
    if (parent === window) return;
    addEventListener('message', function answered(event: MessageEvent) {
      const [calls, presses] = event.ports;
      if (event.source !== parent || event.origin !== origin || event.data !== FRAME_PORT || !calls || !presses) return;
      removeEventListener('message', answered);
      resolve({ calls, presses });
    });
    parent.postMessage(FRAME_READY, origin);
  });
}
