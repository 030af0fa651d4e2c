import { expect, test } from 'vitest';
import type { CommMessage } from '../../../workers/wire/commMessage.ts';
import { Comms } from './comms.ts';

const message = (kind: CommMessage['kind'], comm: string): CommMessage => ({
  kind,
  comm,
  id: '',
  data: '{}',
  buffers: [],
  ...(kind === 'open' && { target: 'figures' }),
});

test('what is led elsewhere is closed there, each once, when Python is gone', () => {
  const comms = new Comms(() => Promise.reject(new Error('no widgets')));
  const heard: string[] = [];
  comms.lead('figures', ({ kind, comm }) => heard.push(`${kind} ${comm}`));
  for (const comm of ['a', 'b', 'c']) comms.receive(message('open', comm));
  comms.receive(message('close', 'b'));
  heard.length = 0;
  comms.lost();
  expect(heard).toEqual(['close a', 'close c']);
  comms.lost();
  expect(heard.length).toBe(2);
});
