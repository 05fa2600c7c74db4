/** A named part of a buffer as the grid and the tree show it. Children tile their parent. */
export type ByteField = Readonly<{
  path: string;
  label: string;
  /** First octet and the octet after the last. */
  start: number;
  end: number;
  bits?: Readonly<{ offset: number; length: number }>;
  clause: string;
  text: string;
  valueName?: string;
  unknown?: boolean;
  unverified?: boolean;
  children: readonly ByteField[];
}>;

/** The fields from the top of the tree down to the one with that path; empty when there is none. */
export function chainTo(fields: readonly ByteField[], path: string | null): readonly ByteField[] {
  if (path === null) return [];
  for (const field of fields) {
    if (field.path === path) return [field];
    const below = chainTo(field.children, path);
    if (below.length > 0) return [field, ...below];
  }
  return [];
}

/** The field with that path, or `undefined`. */
export function fieldAt(fields: readonly ByteField[], path: string | null): ByteField | undefined {
  return chainTo(fields, path).at(-1);
}

/** The deepest field that covers an octet; of bit fields sharing it, the first. */
export function innermostAt(fields: readonly ByteField[], offset: number): ByteField | undefined {
  const covering = fields.filter((field) => offset >= field.start && offset < field.end);
  const first = covering[0];
  if (first === undefined) return undefined;
  if (covering.length > 1 && covering.every((field) => field.bits)) return first;
  return innermostAt(first.children, offset) ?? first;
}

/** A row of the tree: a field that can be seen, how deep it lies, and whether it is open. */
export type TreeRow = Readonly<{ field: ByteField; level: number; open: boolean }>;

/** The fields in sight, in reading order; `isOpen` tells whether the field of a path is open. */
export function visibleRows(
  fields: readonly ByteField[],
  isOpen: (path: string) => boolean,
  level = 1,
): readonly TreeRow[] {
  return fields.flatMap((field) => {
    const open = field.children.length > 0 && isOpen(field.path);
    const row = { field, level, open };
    return open ? [row, ...visibleRows(field.children, isOpen, level + 1)] : [row];
  });
}

/** The field whose value stands for one that only groups others: its longest part. Parts of equal
 *  length are stood for by the first, or by none where they group others themselves. */
export function valueFieldOf(field: ByteField): ByteField | undefined {
  if (field.text !== '' || field.children.length === 0) return field;
  const length = (child: ByteField) => child.end - child.start;
  const most = Math.max(...field.children.map(length));
  const [longest, second] = field.children.filter((child) => length(child) === most);
  if (longest === undefined || second === undefined) return longest && valueFieldOf(longest);
  return longest.children.length > 0 ? undefined : longest;
}
