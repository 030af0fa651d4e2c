import type { JupyterEvent } from '../../notebook/jupyterPort.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { KernelMessage } from './frames.ts';

/** What a message of a run tells; `undefined` for one that is of no matter here. */
export function eventOf({ header, content, buffers }: KernelMessage): JupyterEvent | undefined {
  switch (header.msg_type) {
    case 'stream':
      return { kind: 'stream', stream: content.name === 'stderr' ? 'stderr' : 'stdout', text: String(content.text) };
    case 'display_data':
    case 'execute_result':
      return { kind: 'shown', data: recordOf(content.data) };
    case 'error': {
      const lines = Array.isArray(content.traceback) ? content.traceback.map(String) : [];
      return { kind: 'error', name: String(content.ename), message: String(content.evalue), traceback: lines };
    }
    case 'comm_msg': {
      const [bytes] = buffers;
      const json = JSON.stringify(content.data);
      return { kind: 'told', json, ...(bytes && { bytes: bytes.slice() }) };
    }
    default:
      return undefined;
  }
}
