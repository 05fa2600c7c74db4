/** Lets each key do something `most` times within so many milliseconds.
 *  @param {{ most: number, within: number, clock: () => number }} rule */
export function createLimit({ most, within, clock }) {
  /** @type {Map<string, number[]>} */
  const done = new Map();
  const recent = (/** @type {string} */ key) =>
    (done.get(key) ?? []).filter((at) => clock() - at < within);
  /** Those that did nothing lately need no memory. */
  const forget = () => {
    for (const key of done.keys()) if (recent(key).length === 0) done.delete(key);
  };
  return {
    /** @param {string} key */
    isReached: (key) => recent(key).length >= most,
    /** Notes that it was done once more; false, and nothing noted, where it was done too often.
     *  @param {string} key */
    allow(key) {
      const before = recent(key);
      if (before.length >= most) return false;
      if (!done.has(key) && done.size >= 256) forget();
      done.set(key, [...before, clock()]);
      return true;
    },
  };
}
