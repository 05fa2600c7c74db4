/** The parts of the page that are loaded apart from its first load. */

/** Loads a part; the same one each time, once it is there. */
export type Part<T> = () => Promise<T>;

const known = new Set<Part<unknown>>();

/** Makes a part, which `loadEveryPart` knows from then on. One that did not come is asked for again the
 *  next time. */
export function partOf<T>(load: () => Promise<T>): Part<T> {
  let loading: Promise<T> | null = null;
  const part = () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  known.add(part);
  return part;
}

/** Loads one part after the other, those that come with a part too. `rest` is awaited before each, so
 *  that the page stays in hand. One that does not come is left for when it is needed. Gives the number
 *  of those. */
export async function loadEveryPart(rest: () => Promise<void>): Promise<number> {
  let missing = 0;
  // A set goes on to what is added to it meanwhile.
  for (const part of known) {
    await rest();
    await part().catch(() => {
      missing += 1;
    });
  }
  return missing;
}
