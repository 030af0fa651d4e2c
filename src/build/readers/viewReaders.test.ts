// @vitest-environment jsdom
import { describe } from 'vitest';
import { VIEW_READERS } from './viewReaders.ts';
import { expectLinear } from './testing/expectLinear.ts';

describe('Of what is drawn, in time that grows with their length alone:', () => expectLinear(VIEW_READERS));
