import { expect, it } from 'vitest';
import { Costs } from './costs.ts';
import { Gestures } from './gestures.ts';

function pressable() {
  let nowMs = 0;
  const gestures = new Gestures(() => nowMs);
  const { port1, port2 } = new MessageChannel();
  gestures.listen(port1);
  const press = () => port1.onmessage!(new MessageEvent('message'));
  port2.close();
  return { gestures, press, later: (ms: number) => (nowMs += ms), close: () => port1.close() };
}

it('a press pays once, and only while it is fresh', () => {
  const { gestures, press, later, close } = pressable();
  expect(gestures.spend()).toBe(false);
  press();
  press();
  expect([gestures.spend(), gestures.spend()]).toEqual([true, false]);
  press();
  later(6000);
  expect(gestures.spend()).toBe(false);
  close();
});

it('without a press the reader is asked, and of many questions at once only one', async () => {
  const { gestures, close } = pressable();
  const asked: string[] = [];
  const answers: ((agreed: boolean) => void)[] = [];
  const costs = new Costs(gestures, (question) => {
    asked.push(question);
    return new Promise((resolve) => answers.push(resolve));
  });
  const first = costs.agreed('save “a.csv”', 'Save');
  await expect(costs.agreed('save “b.csv”', 'Save')).rejects.toThrow('something else');
  expect(asked).toEqual(['This notebook wants to save “a.csv”.']);
  answers[0]!(false);
  await expect(first).rejects.toThrow('did not agree');
  const second = costs.agreed('save “c.csv”', 'Save');
  answers[1]!(true);
  await expect(second).resolves.toBeUndefined();
  close();
});
