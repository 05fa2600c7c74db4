import type { Actor } from '../model/actors.ts';
import { bytesToHex, equalBytes, uint32ToHex } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { KeyRecord, MessageEvent, SrtpKeys, StoreEvent, TraceEvent } from '../trace/trace.ts';
import { addressOf, addressText } from './actor-addresses.ts';

/** The keys of a run as text, beside its capture: a line each group key, each member's SRTP master key under
 *  it, and each stream of packets that was sent. A line is a kind and `name=value` pairs, octets in hex;
 *  what begins with `#` is said to the reader. */

export type LoggedRun = Readonly<{
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  link: string;
  say: (fact: Fact) => string;
}>;

type Pairs = Readonly<Record<string, string>>;

const line = (kind: string, pairs: Pairs) =>
  [kind, ...Object.entries(pairs).map(([name, value]) => `${name}=${value}`)].join(' ');

/** The key log of a run, as it stands in a file. */
export function keyLogOfRun({ actors, events, link, say }: LoggedRun): string {
  const stores = events.filter((event): event is StoreEvent => event.kind === 'store');
  const records = new Map(stores.map(({ record }) => [`${record.gmkId}`, record]));
  const said = [fact('capture.keyLog', { link }), fact('capture.keyLogForm')].map(say);
  return [
    ...said.map((text) => `# ${text}`),
    ...actors.map(({ id, uri }) =>
      line('ACTOR', { actor: id, address: addressText(addressOf(id)), uri }),
    ),
    ...[...records.values()].map((record) => line('GMK', groupKeyPairs(record))),
    ...stores.map(({ actor, record }) => line('SRTP', memberPairs(actor, record))),
    ...events.flatMap((event) => (event.kind === 'message' ? streamLines(event, stores) : [])),
    '',
  ].join('\n');
}

const groupKeyPairs = ({ purpose, gmkId, gmk, rand }: KeyRecord): Pairs => ({
  id: uint32ToHex(gmkId),
  key: bytesToHex(gmk),
  rand: bytesToHex(rand),
  purpose,
});

const masterPairs = ({ mki, masterKey, masterSalt }: SrtpKeys): Pairs => ({
  mki: bytesToHex(mki),
  master_key: bytesToHex(masterKey),
  master_salt: bytesToHex(masterSalt),
});

function memberPairs(actor: string, { gmkId, gukId, userSalt, srtp }: KeyRecord): Pairs {
  return {
    actor,
    gmk_id: uint32ToHex(gmkId),
    guk_id: uint32ToHex(gukId),
    user_salt: uint32ToHex(userSalt).slice(1),
    ...masterPairs(srtp),
    ...(srtp.rtpKey && { srtp_key: bytesToHex(srtp.rtpKey) }),
    ...(srtp.rtpSalt && { srtp_salt: bytesToHex(srtp.rtpSalt) }),
    srtcp_key: bytesToHex(srtp.rtcpKey),
    srtcp_salt: bytesToHex(srtp.rtcpSalt),
  };
}

/** Where SSRC and MKI stand in a protected packet; the MKI of SRTP has the ROC behind it.
 *  Sources: RFC 3550 §5.1, §6.4, RFC 7714 §8.2, §9.2, RFC 4771 §3. */
const layouts = {
  'media-packet': { protocol: 'SRTP', ssrcAt: 8, behindMki: 4 },
  'floor-message': { protocol: 'SRTCP', ssrcAt: 4, behindMki: 0 },
  'floor-taken': { protocol: 'SRTCP', ssrcAt: 4, behindMki: 0 },
} as const;

function streamLines(event: MessageEvent, stores: readonly StoreEvent[]): readonly string[] {
  const { name, from, payloads } = event;
  if (name !== 'media-packet' && name !== 'floor-message' && name !== 'floor-taken') return [];
  const { protocol, ssrcAt, behindMki } = layouts[name];
  return payloads.map(({ sent }) => {
    const end = sent.length - behindMki;
    const record = stores.find(({ record: { srtp } }) =>
      equalBytes(srtp.mki, sent.subarray(end - srtp.mki.length, end)),
    )?.record;
    const ssrc = bytesToHex(sent.subarray(ssrcAt, ssrcAt + 4));
    return line('SSRC', {
      ssrc,
      protocol,
      actor: from,
      ...(record && masterPairs(record.srtp)),
      cipher: 'AEAD_AES_128_GCM',
    });
  });
}
