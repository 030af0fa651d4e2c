import { expose, transfer } from 'comlink';
import { bootBrowser } from './bootBrowser.ts';
import { serve } from './serve.ts';

expose(serve(bootBrowser, transfer));
