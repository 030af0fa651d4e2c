type Module = {
  readonly HEAPU32: Uint32Array;
  readonly _tzname: number;
  __tzset_js(zone: number, daylight: number, standard: number, summer: number): void;
  _malloc(bytes: number): number;
  _free(address: number): void;
};

/** Has the C library name the time zone that is here, which it looks up only once, and not that of an image. */
export function setZone(module: Module): void {
  const [standard, summer] = module.HEAPU32.subarray(module._tzname / 4, module._tzname / 4 + 2) as unknown as [
    number,
    number,
  ];
  const scratch = module._malloc(8);
  module.__tzset_js(scratch, scratch + 4, standard, summer);
  module._free(scratch);
}
