import { describe } from 'vitest';
import { CODE_READERS } from './codeReaders.ts';
import { expectLinear } from './testing/expectLinear.ts';

describe('Of code in cells, in time that grows with its length alone:', () => expectLinear(CODE_READERS));
