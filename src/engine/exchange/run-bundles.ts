import { base64 } from '@scure/base';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import { decodeMessage } from '../mikey/index.ts';
import type { Actor, ActorId } from '../model/actors.ts';
import { numberToBytesBE } from '../model/big-integers.ts';
import { bytesToHex, uint32ToHex } from '../model/bytes.ts';
import { EngineError } from '../model/failures.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import { ntpFromUnix } from '../model/ntp-time.ts';
import type { KeyParameters } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import type { KeyRecord, MessageEvent, SrtpKeys, TraceEvent } from '../trace/trace.ts';

/** Plain JSON of key parameters, as message bundles have them. */
function keyParametersJson(parameters: KeyParameters) {
  return {
    key_type: parameters.keyType,
    status: parameters.status,
    activation_time: parameters.activationTime,
    expiry_time: parameters.expiryTime,
    text: parameters.text,
    group_ids: parameters.groupIds,
  };
}

/** Plain JSON of SRTP keys, as message bundles have them. */
function srtpJson(keys: SrtpKeys) {
  return {
    cs_id: keys.csId,
    csb_id: uint32ToHex(keys.csbId),
    mki: bytesToHex(keys.mki),
    master_key: bytesToHex(keys.masterKey),
    master_salt: bytesToHex(keys.masterSalt),
    ...(keys.rtpKey && { rtp_key: bytesToHex(keys.rtpKey) }),
    ...(keys.rtpSalt && { rtp_salt: bytesToHex(keys.rtpSalt) }),
    rtcp_key: bytesToHex(keys.rtcpKey),
    rtcp_salt: bytesToHex(keys.rtcpSalt),
  };
}

/** A bundle for every Group Key Transport payload of a run that its receiver stored a key from, in
 *  the order stored; `to` (a receiver's URI) picks those of one receiver, `act` those of an act. Where a payload carries two
 *  keys, `second` has the fields of the one in the extension. */
export function bundlesOfRun(
  scenario: Scenario,
  actors: readonly Actor[],
  events: readonly TraceEvent[],
  to?: string,
  act?: number,
) {
  const parties = partiesOf(actors, events);
  return storedPayloads(events).flatMap(({ message, payload, records }) => {
    const responder = parties.uriOf(message.to);
    const [first, second] = records;
    if (!first || (to !== undefined && responder !== to)) return [];
    if (act !== undefined && (message.act ?? 1) !== act) return [];
    const octets = payloadOf(message, payload);
    const decoded = decodeMessage(octets).message;
    const initiator = parties.uriOf(message.from);
    return [
      {
        ...kmsFields(parties, [initiator, responder]),
        initiator,
        responder,
        ...keyJson(first),
        ...(second ? { second: keyJson(second) } : {}),
        ntp_seconds:
          decoded?.t.ntpSeconds ?? ntpFromUnix(Math.floor(Date.parse(scenario.clock) / 1000)),
        i_message_hex: bytesToHex(octets),
        i_message_base64: base64.encode(octets),
      },
    ];
  });
}

export type RunBundle = ReturnType<typeof bundlesOfRun>[number];

/** What the receiver of a bundle's message has before it arrives, and the message: its own keys, and of
 *  the KMSs what they publish. */
export function ofReceiver(bundle: RunBundle) {
  const { kms, kmss, users, initiator, responder, ntp_seconds } = bundle;
  const { i_message_hex, i_message_base64 } = bundle;
  const own = Object.entries(users).filter(([uri]) => uri === responder);
  return {
    ...(kms && { kms: published(kms) }),
    ...(kmss && {
      kmss: Object.fromEntries(Object.entries(kmss).map(([uri, one]) => [uri, published(one)])),
    }),
    ...{ initiator, responder, users: Object.fromEntries(own) },
    ...{ ntp_seconds, i_message_hex, i_message_base64 },
  };
}

const published = ({ master: _secret, ...rest }: KmsJson) => rest;

type StoredPayload = Readonly<{ message: MessageEvent; payload: number; records: KeyRecord[] }>;

/** The payloads keys were stored from, with the keys in the order they stand in the payload. */
function storedPayloads(events: readonly TraceEvent[]): readonly StoredPayload[] {
  const messages = new Map<string, MessageEvent>();
  const stored = new Map<string, StoredPayload>();
  for (const event of events) {
    if (event.kind === 'message') messages.set(event.id, event);
    if (event.kind !== 'store') continue;
    const { messageId, payload } = event.record.learntFrom;
    const key = `${messageId}/${payload}`;
    const message = messages.get(messageId);
    if (!message) throw new EngineError('trace', `no message ${messageId}`);
    const entry = stored.get(key) ?? { message, payload, records: [] };
    entry.records.push(event.record);
    stored.set(key, entry);
  }
  return [...stored.values()];
}

function payloadOf(message: MessageEvent, payload: number): Uint8Array {
  const sent = message.payloads[payload]?.sent;
  if (!sent) throw new EngineError('trace', `no payload ${payload} in ${message.id}`);
  return sent;
}

/** Who takes part in a run: URIs of actors, key sets by user and KMSs, as bundles have them. */
type Parties = Readonly<{
  uriOf: (id: ActorId) => string;
  keySets: ReadonlyMap<string, KmsKeySet>;
  kmss: ReadonlyMap<string, KmsJson>;
}>;

function partiesOf(actors: readonly Actor[], events: readonly TraceEvent[]): Parties {
  const uris = new Map(actors.map(({ id, uri }) => [id, uri]));
  const keySets = events.flatMap((event) =>
    event.kind === 'provision' && event.keySet ? [event.keySet] : [],
  );
  const kmss = actors.filter(({ kind }) => kind === 'kms');
  return {
    uriOf: (id) => uris.get(id) ?? '',
    keySets: new Map(keySets.map((keySet) => [keySet.userUri, keySet])),
    kmss: new Map(kmss.map((kms) => [kms.uri, kmsJson(events, kms)])),
  };
}

type KmsFields = Readonly<{
  kms?: KmsJson;
  kmss?: Readonly<Record<string, KmsJson>>;
  users: Readonly<Record<string, ReturnType<typeof userJson> & Readonly<{ kms?: string }>>>;
}>;

/** The KMSs and keys of initiator and responder: `kms` where both have the same, `kmss` by URI where
 *  each has its own. */
function kmsFields({ keySets, kmss }: Parties, uris: readonly string[]): KmsFields {
  const held = uris.flatMap((uri) => keySets.get(uri) ?? []);
  const kmsUris = [...new Set(held.map(({ kmsUri }) => kmsUri))];
  const own = kmsUris.flatMap((uri) => kmss.get(uri) ?? []);
  const [kms, other] = own;
  if (!kms) throw new EngineError('trace', `the run gives ${uris.join(', ')} no keys`);
  const user = other
    ? (keySet: KmsKeySet) => ({ ...userJson(keySet), kms: keySet.kmsUri })
    : userJson;
  const users = Object.fromEntries(held.map((keySet) => [keySet.userUri, user(keySet)]));
  return other
    ? { kmss: Object.fromEntries(own.map((one) => [one.uri, one])), users }
    : { kms, users };
}

/** A key as bundles and the command line write it: `gmk` is the key itself, of whatever kind
 *  `key_type` says. */
export function keyJson(record: KeyRecord) {
  return {
    gmk: bytesToHex(record.gmk),
    gmk_id: uint32ToHex(record.gmkId),
    guk_id: uint32ToHex(record.gukId),
    user_salt: uint32ToHex(record.userSalt).slice(1),
    rand: bytesToHex(record.rand),
    key_type: keyKindOrGmk(record.gmkId).name,
    purpose: record.purpose,
    key_parameters: keyParametersJson(record.parameters),
    srtp: srtpJson(record.srtp),
    ...(record.srtpOfResponder && { srtp_of_responder: srtpJson(record.srtpOfResponder) }),
  };
}

function userJson(keySet: KmsKeySet) {
  return {
    uid: bytesToHex(keySet.userId),
    key_period_no: keySet.keyPeriodNo,
    ssk: bytesToHex(keySet.userSigningKeySsk),
    pvt: bytesToHex(keySet.userPubTokenPvt),
    rsk: bytesToHex(keySet.userDecryptKey),
  };
}

type KmsJson = ReturnType<typeof kmsJson>;

function kmsJson(events: readonly TraceEvent[], kms: Actor) {
  const certificate = events.find(
    (event): event is TraceEvent & { kind: 'provision'; certificate: KmsCertificate } =>
      event.kind === 'provision' && event.certificate?.kmsUri === kms.uri,
  )?.certificate;
  if (!certificate) throw new EngineError('trace', `the run has no certificate of ${kms.uri}`);
  return {
    uri: certificate.kmsUri,
    user_id_format: certificate.userIdFormat,
    parameter_set: certificate.parameterSet,
    key_period: certificate.userKeyPeriod,
    key_period_offset: certificate.userKeyOffset,
    pub_enc_key: bytesToHex(certificate.pubEncKey),
    pub_auth_key: bytesToHex(certificate.pubAuthKey),
    master: {
      ksak: secretHex(events, kms, 'eccsi-kms-setup', 'KSAK', 32),
      z: secretHex(events, kms, 'sakke-kms-setup', 'z_T', 128),
    },
  };
}

function secretHex(
  events: readonly TraceEvent[],
  kms: Actor,
  operation: string,
  name: string,
  lengthBytes: number,
): string {
  for (const event of events) {
    if (event.kind !== 'compute' || event.operation !== operation || event.actor !== kms.id)
      continue;
    const { inputs, intermediates, outputs } = event.working;
    const found = [...inputs, ...intermediates, ...outputs].find((value) => value.name === name);
    if (found?.value instanceof Uint8Array)
      return bytesToHex(found.value).padStart(2 * lengthBytes, '0');
    if (typeof found?.value === 'bigint')
      return bytesToHex(numberToBytesBE(found.value, lengthBytes));
  }
  throw new EngineError('trace', `the run shows no ${name} of ${kms.id}`);
}
