import { describe } from 'vitest';
import { expectLinear } from './testing/expectLinear.ts';
import { TABLE_READERS } from './tableReaders.ts';

describe('Of tables in FITS and ECSV, in time that grows with their length alone:', () => expectLinear(TABLE_READERS));
