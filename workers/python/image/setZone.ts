import { itemAt } from '../../../src/known/itemAt.ts';
import type { PythonModule } from '../internals.ts';

type Module = Pick<PythonModule, 'HEAPU32' | '_tzname' | '__tzset_js' | '_malloc' | '_free'>;

/** Has the C library name the time zone that is here, which it looks up only once, and not that of an image. */
export function setZone(module: Module): void {
  const names = module.HEAPU32.subarray(module._tzname / 4, module._tzname / 4 + 2);
  const [standard, summer] = [itemAt(names, 0), itemAt(names, 1)];
  const scratch = module._malloc(8);
  module.__tzset_js(scratch, scratch + 4, standard, summer);
  module._free(scratch);
}
