import type { Clause } from '../model/sources.ts';
import type { ValueName } from './field.ts';

/** A decoded field (or payload) of a buffer with the octets it came from.
 *  Children tile their parent without gap or overlap. Bit fields share octets and give `bits`. */
export type FieldNode = Readonly<{
  /** Unique in its buffer: `SAKKE.sakkeData`, `IDRi.idData`, `SP.params[3].value`. */
  path: string;
  /** The document's own label, verbatim. */
  label: string;
  /** First octet and the octet after the last. */
  start: number;
  end: number;
  /** For a field narrower than its octets: bit offset from the top of octet `start`, and width. */
  bits?: Readonly<{ offset: number; length: number }>;
  clause: Clause;
  /** The value as one short line: number, text or hex. Empty for a node that only groups. */
  text: string;
  /** The value's name in its registry (`SRTP`, `NTP-UTC`), or what it means, when it has one. */
  valueName?: ValueName;
  /** Unknown type or value, or octets that could not be read. */
  unknown?: boolean;
  /** The layout is marked unverified in our sources. */
  unverified?: boolean;
  children: readonly FieldNode[];
}>;

/** The node with that path anywhere in the tree, or `undefined`. */
export function findNode(nodes: readonly FieldNode[], path: string): FieldNode | undefined {
  for (const node of nodes) {
    if (node.path === path) return node;
    const found = findNode(node.children, path);
    if (found) return found;
  }
  return undefined;
}
