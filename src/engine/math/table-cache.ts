/** A bounded store of computed tables: the one used longest ago goes first. */
export type TableCache<K, T> = Readonly<{
  get(key: K): T | undefined;
  set(key: K, table: T): void;
  clear(): void;
  size(): number;
}>;

/** A table cache that keeps at most `limit` tables. Throws RangeError for a limit below 1. */
export function createTableCache<K extends string | bigint, T>(limit: number): TableCache<K, T> {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`limit: expected at least 1, found ${limit}`);
  }
  const tables = new Map<K, T>();
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
      const oldest = tables.keys().next();
      if (tables.size > limit && oldest.done !== true) tables.delete(oldest.value);
    },
    clear: () => tables.clear(),
    size: () => tables.size,
  });
}
