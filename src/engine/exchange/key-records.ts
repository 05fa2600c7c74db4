import type { InputProblem } from '../model/schema-problems.ts';
import type { KeyRecord } from './key-fields.ts';
import type { KeyPlace, KeyRemark } from './key-material.ts';
import { createLineCount } from './octet-text.ts';

/** What a reader of a form of keys gives: its records, and what could not be read of it. */
export type ReadRecords =
  | Readonly<{ ok: true; records: readonly KeyRecord[]; remarks: readonly KeyRemark[] }>
  | Readonly<{ ok: false; problems: readonly InputProblem[] }>;

/** Places in a text, by position and path. */
export function keyPlaces(
  source: string,
  text: string,
): (offset: number, path: string) => KeyPlace {
  const lineAt = createLineCount(text);
  return (offset, path) => {
    const column = offset - text.lastIndexOf('\n', offset - 1);
    return { source, path, line: lineAt(offset), column };
  };
}
