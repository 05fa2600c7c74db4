import { describe, expect, it } from 'vitest';
import type { MessageBundle } from '../mcptt/message-bundle.ts';
import { bytesToHex, uint32ToHex } from '../model/bytes.ts';
import { eventsOf } from '../testing/events-of.ts';
import vectors from '../vectors/streamwide-33.180.json' with { type: 'json' };
import { readBundles } from './read-input.ts';

/** Four messages a public C++ stack for TS 33.180 published, with the keys it states for them. */

const { kms, users, messages } = vectors;

function bundleOf({ initiator, responder, i_message_base64 }: (typeof messages)[number]) {
  const read = readBundles(JSON.stringify({ kms, users, initiator, responder, i_message_base64 }));
  if (!read.ok) throw new TypeError('no bundle');
  return read.value[0] as MessageBundle;
}

describe('the messages a stack for TS 33.180 published', () => {
  it.each(messages)('$name opens and gives the key that was stated', (stated) => {
    const events = eventsOf({ kind: 'bundle', bundle: bundleOf(stated) });
    const failed = events.flatMap((event) => (event.kind === 'check' && event.failure) || []);
    expect(failed).toEqual([]);
    const [record] = events.flatMap((event) => (event.kind === 'store' ? [event.record] : []));
    expect(record && bytesToHex(record.gmk)).toBe(stated.key);
    expect(record && uint32ToHex(record.gmkId)).toBe(stated.key_id);
    expect(record && bytesToHex(record.rand)).toBe(stated.rand);
    if (stated.guk_id) expect(record && uint32ToHex(record.gukId)).toBe(stated.guk_id);
  });
});
