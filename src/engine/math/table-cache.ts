/** A bounded store of computed tables: the one used longest ago goes first. */
export type TableCache<T> = Readonly<{
  get(key: string): T | undefined;
  set(key: string, table: T): void;
  clear(): void;
  size(): number;
}>;

/** A table cache that keeps at most `limit` tables. Throws RangeError for a limit below 1. */
export function createTableCache<T>(limit: number): TableCache<T> {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`limit: expected at least 1, found ${limit}`);
  }
  const tables = new Map<string, T>();
  return Object.freeze({
    get(key: string) {
      const table = tables.get(key);
      if (table === undefined) return undefined;
      tables.delete(key);
      tables.set(key, table);
      return table;
    },
    set(key: string, table: T) {
      tables.delete(key);
      tables.set(key, table);
      const oldest = tables.keys().next();
      if (tables.size > limit && oldest.done !== true) tables.delete(oldest.value);
    },
    clear: () => tables.clear(),
    size: () => tables.size,
  });
}
