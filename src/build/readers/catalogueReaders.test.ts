import { describe } from 'vitest';
import { CATALOGUE_READERS } from './catalogueReaders.ts';
import { expectLinear } from './testing/expectLinear.ts';

describe('Of catalogues and services’ tables, in time that grows with their length alone:', () =>
  expectLinear(CATALOGUE_READERS));
