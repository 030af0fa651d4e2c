import { describe } from 'vitest';
import { expectLinear } from './testing/expectLinear.ts';
import { VOTABLE_READERS } from './voTableReaders.ts';

describe('Of VOTables, in time that grows with their length alone:', () => expectLinear(VOTABLE_READERS));
