import { expose, transfer } from 'comlink';
import { bootBrowser } from './bootBrowser.ts';
import { throwFailures } from '../wire/throwFailures.ts';
import { serve } from './serve.ts';

throwFailures();
expose(serve(bootBrowser, transfer));
