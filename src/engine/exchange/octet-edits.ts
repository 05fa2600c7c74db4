import { bundleMessage } from '../mcptt/bundle-parts.ts';
import type { MessageBundle } from '../mcptt/message-bundle.ts';

/** Octets of an opened message that were changed after it was opened. The source keeps the message as it
 *  was, with the bits turned over beside it: the way back is to leave them out. */

/** Bits turned over, each with the offset of its octet. */
export type OctetEdits = readonly (readonly [offset: number, mask: number])[];

/** Octets with the edits made. */
export function editedOctets(octets: Uint8Array, edits: OctetEdits = []): Uint8Array {
  const copy = Uint8Array.from(octets);
  for (const [offset, mask] of edits) {
    const octet = copy[offset];
    if (octet !== undefined) copy[offset] = octet ^ mask;
  }
  return copy;
}

/** A bundle whose message has the edits made. */
export function editedBundle(bundle: MessageBundle, edits: OctetEdits = []): MessageBundle {
  if (edits.length === 0) return bundle;
  const { i_message_base64: _other, ...rest } = bundle;
  return { ...rest, i_message_hex: editedOctets(bundleMessage(bundle), edits).slice() };
}

/** A bundle that is opened: as whom, and when. `edits`: what was changed of the octets since. */
export type OpenedBundle = Readonly<{
  kind: 'bundle';
  bundle: MessageBundle;
  as?: string;
  ntpSeconds?: number;
  edits?: OctetEdits;
}>;
