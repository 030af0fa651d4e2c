/** Sets a property to what `make` gives when it is first read, unless it is set before. */
export function setWhenRead<K extends string, V>(object: Record<K, V>, key: K, make: () => V): void {
  const set = (value: V): void => {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  };
  Object.defineProperty(object, key, {
    get: () => {
      set(make());
      return object[key];
    },
    set,
    enumerable: true,
    configurable: true,
  });
}
