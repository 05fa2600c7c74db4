import * as v from 'valibot';

/** Choices of several faults. */

export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Seconds. */
export const upToAYear = wholeNumber(1, 31_536_000);

/** One of the names a table has, and `usual` where none is chosen. */
export const nameIn = <K extends string>(table: Readonly<Record<K, unknown>>, usual: NoInfer<K>) =>
  v.optional(v.picklist(Object.keys(table) as K[]), usual as K);
