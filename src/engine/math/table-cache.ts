/** A bounded store of computed tables: the one used longest ago goes first. */
export type TableCache<K, T> = Readonly<{
  get(key: K): T | undefined;
  set(key: K, table: T): void;
  /** Drops the table used longest ago; false when there is none. */
  dropOldest(): boolean;
  clear(): void;
  size(): number;
}>;

/** A table cache that keeps at most `limit` tables, and hands what goes to `dropped`. Throws RangeError
 *  for a limit below 1. */
export function createTableCache<K extends string | bigint, T>(
  limit: number,
  dropped: (table: T) => void = () => {},
): TableCache<K, T> {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`limit: expected at least 1, found ${limit}`);
  }
  const tables = new Map<K, T>();
  const dropOldest = () => {
    const [oldest] = tables;
    if (oldest === undefined) return false;
    tables.delete(oldest[0]);
    dropped(oldest[1]);
    return true;
  };
  return Object.freeze({
    get(key: K) {
      const table = tables.get(key);
      if (table === undefined) return undefined;
      tables.delete(key);
      tables.set(key, table);
      return table;
    },
    set(key: K, table: T) {
      tables.delete(key);
      tables.set(key, table);
      if (tables.size > limit) dropOldest();
    },
    dropOldest,
    clear() {
      while (dropOldest());
    },
    size: () => tables.size,
  });
}
