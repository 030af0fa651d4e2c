import { expose } from 'comlink';
import { throwFailures } from '../wire/throwFailures.ts';
import { openPython } from './openPython.ts';
import { readNow } from './readNow.ts';
import { serve } from './serve.ts';

throwFailures();
expose(serve(openPython, readNow));
