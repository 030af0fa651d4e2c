import { benchStartUp } from './startUp.ts';

const [, , what = 'start-up', rounds = '5'] = process.argv;
if (what !== 'start-up') throw new Error(`there is no bench called ${what}`);
await benchStartUp(Number(rounds));
