import { describe } from 'vitest';
import { FILE_READERS } from './fileReaders.ts';
import { expectLinear } from './testing/expectLinear.ts';

describe('Of files of other notebooks, in time that grows with their length alone:', () => expectLinear(FILE_READERS));
