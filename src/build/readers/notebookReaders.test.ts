// @vitest-environment jsdom
import { describe } from 'vitest';
import { NOTEBOOK_READERS } from './notebookReaders.ts';
import { expectLinear } from './testing/expectLinear.ts';

describe('Of notebooks’ files, in time that grows with their length alone:', () => expectLinear(NOTEBOOK_READERS));
