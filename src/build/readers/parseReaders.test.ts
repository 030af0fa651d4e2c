import { describe } from 'vitest';
import { PARSE_READERS } from './parseReaders.ts';
import { expectLinear } from './testing/expectLinear.ts';

describe('Of queries and texts in cells, in time that grows with their length alone:', () =>
  expectLinear(PARSE_READERS));
