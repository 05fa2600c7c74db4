import { base64 } from '@scure/base';
import { bytesToHex, numberToBytesBE, uint32ToHex } from '../bytes.ts';
import { EngineError } from '../failures.ts';
import { ntpFromUnix } from '../mcptt/key-period.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import { decodeMessage } from '../mikey/index.ts';
import type { Scenario } from '../scenario.ts';
import type { Actor, KeyParameters, KeyRecord, SrtpKeys, TraceEvent } from '../trace.ts';

/** Plain JSON of key parameters, as message bundles have them. */
export function keyParametersJson(parameters: KeyParameters) {
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
export function srtpJson(keys: SrtpKeys) {
  return {
    cs_id: keys.csId,
    csb_id: uint32ToHex(keys.csbId),
    mki: bytesToHex(keys.mki),
    master_key: bytesToHex(keys.masterKey),
    master_salt: bytesToHex(keys.masterSalt),
    rtp_key: bytesToHex(keys.rtpKey),
    rtp_salt: bytesToHex(keys.rtpSalt),
    rtcp_key: bytesToHex(keys.rtcpKey),
    rtcp_salt: bytesToHex(keys.rtcpSalt),
  };
}

/** A bundle for every Group Key Transport payload of a run that a member stored a key from, in the
 *  order sent; `to` (a member's URI) picks those of one member. */
export function bundlesOfRun(
  scenario: Scenario,
  actors: readonly Actor[],
  events: readonly TraceEvent[],
  to?: string,
) {
  const kms = kmsJson(events);
  const uriOf = new Map(actors.map((actor) => [actor.id, actor.uri]));
  const users = Object.fromEntries(
    events.flatMap((event) =>
      event.kind === 'provision' && event.keySet
        ? [[event.keySet.userUri, userJson(event.keySet)]]
        : [],
    ),
  );
  return events.flatMap((event) => {
    if (event.kind !== 'store') return [];
    const responder = uriOf.get(event.actor) ?? '';
    if (to !== undefined && responder !== to) return [];
    const gmsUri = uriOf.get('gms') ?? '';
    const own = Object.fromEntries(
      Object.entries(users).filter(([uri]) => uri === responder || uri === gmsUri),
    );
    const octets = payloadOf(events, event.record);
    return [
      {
        kms,
        users: own,
        initiator: gmsUri,
        responder,
        ...keyJson(event.record),
        ntp_seconds:
          decodeMessage(octets).message?.t.ntpSeconds ??
          ntpFromUnix(Math.floor(Date.parse(scenario.clock) / 1000)),
        i_message_hex: bytesToHex(octets),
        i_message_base64: base64.encode(octets),
      },
    ];
  });
}

function payloadOf(events: readonly TraceEvent[], record: KeyRecord): Uint8Array {
  const { messageId, payload } = record.learntFrom;
  const message = events.find((event) => event.id === messageId);
  const sent = message?.kind === 'message' ? message.payloads[payload]?.sent : undefined;
  if (!sent) throw new EngineError('trace', `no payload ${payload} in ${messageId}`);
  return sent;
}

function keyJson(record: KeyRecord) {
  return {
    gmk: bytesToHex(record.gmk),
    gmk_id: uint32ToHex(record.gmkId),
    guk_id: uint32ToHex(record.gukId),
    user_salt: uint32ToHex(record.userSalt).slice(1),
    rand: bytesToHex(record.rand),
    purpose: record.purpose,
    key_parameters: keyParametersJson(record.parameters),
    srtp: srtpJson(record.srtp),
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

function kmsJson(events: readonly TraceEvent[]) {
  const certificate = events.find(
    (event): event is TraceEvent & { kind: 'provision'; certificate: KmsCertificate } =>
      event.kind === 'provision' && event.certificate !== undefined,
  )?.certificate;
  if (!certificate) throw new EngineError('trace', 'the run has no KMS certificate');
  return {
    uri: certificate.kmsUri,
    user_id_format: certificate.userIdFormat,
    parameter_set: certificate.parameterSet,
    key_period: certificate.userKeyPeriod,
    key_period_offset: certificate.userKeyOffset,
    pub_enc_key: bytesToHex(certificate.pubEncKey),
    pub_auth_key: bytesToHex(certificate.pubAuthKey),
    master: {
      ksak: secretHex(events, 'eccsi-kms-setup', 'KSAK', 32),
      z: secretHex(events, 'sakke-kms-setup', 'z_T', 128),
    },
  };
}

function secretHex(
  events: readonly TraceEvent[],
  operation: string,
  name: string,
  lengthBytes: number,
): string {
  for (const event of events) {
    if (event.kind !== 'compute' || event.operation !== operation) continue;
    const { inputs, intermediates, outputs } = event.working;
    const found = [...inputs, ...intermediates, ...outputs].find((value) => value.name === name);
    if (found?.value instanceof Uint8Array)
      return bytesToHex(found.value).padStart(2 * lengthBytes, '0');
    if (typeof found?.value === 'bigint')
      return bytesToHex(numberToBytesBE(found.value, lengthBytes));
  }
  throw new EngineError('trace', `the run shows no ${name}`);
}
