import { describe } from 'vitest';
import { ENGINE_READERS } from './engineReaders.ts';
import { expectLinear } from './testing/expectLinear.ts';

describe('Of engines’ and services’ words, in time that grows with their length alone:', () =>
  expectLinear(ENGINE_READERS));
