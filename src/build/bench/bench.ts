import { parseArgs } from 'node:util';
import { benchBeyond } from './beyond/beyond.ts';
import { benchCatalogue, checkRealSize } from './catalogue/catalogue.ts';
import { benchDrag } from './drag/drag.ts';
import { benchFrames } from './frames/frames.ts';
import { benchTyping } from './typing/typing.ts';
import { benchStartUp } from './start/startUp.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    row: { type: 'string' },
    who: { type: 'string' },
    visits: { type: 'string' },
    write: { type: 'boolean' },
    minutes: { type: 'string' },
  },
});
const [what = 'start', rounds = '5', beside, only] = positionals;
if (what === 'catalogue') await benchCatalogue(Number(rounds), values);
else if (what === 'beyond') await benchBeyond(Number(rounds));
else if (what === 'real-size') await checkRealSize();
else if (what === 'typing') await benchTyping(Number(rounds), beside);
else if (what === 'start') await benchStartUp(Number(rounds), values);
else if (what === 'drag') await benchDrag(Number(rounds));
else if (what === 'frames' && beside) await benchFrames(Number(rounds), beside, only);
else throw new Error(`there is no bench called ${what}, or it lacks the folder of an older build to stand beside`);
