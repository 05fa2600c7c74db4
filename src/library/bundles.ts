import { bundlesOfRun } from '../engine/exchange/run-bundles.ts';
import type { ScenarioRun } from './run.ts';

/** SRTP keys as a bundle writes them: octets in hex. Keys of signalling have none for RTP. */
export type SrtpKeysJson = Readonly<{
  cs_id: number;
  csb_id: string;
  mki: string;
  master_key: string;
  master_salt: string;
  rtp_key?: string;
  rtp_salt?: string;
  rtcp_key: string;
  rtcp_salt: string;
}>;

/** What a message is to give its receiver: the key and all that comes with it. */
export type StatedKeyJson = Readonly<{
  gmk: string;
  gmk_id: string;
  guk_id: string;
  user_salt: string;
  rand: string;
  key_type: string;
  purpose: string;
  key_parameters: Readonly<{
    key_type: number;
    status: number;
    activation_time: number;
    expiry_time: number;
    text: string;
    group_ids: readonly string[];
  }>;
  srtp: SrtpKeysJson;
  srtp_of_responder?: SrtpKeysJson;
}>;

/** A KMS of a bundle. `master`: its secrets, to issue further keys with. */
export type KmsJson = Readonly<{
  uri: string;
  user_id_format: number;
  parameter_set: number;
  key_period: number;
  key_period_offset: number;
  pub_enc_key: string;
  pub_auth_key: string;
  master: Readonly<{ ksak: string; z: string }>;
}>;

/** The keys of a user. `kms`: the URI of its KMS, where there are two. */
export type UserKeysJson = Readonly<{
  uid: string;
  key_period_no: number;
  ssk: string;
  pvt: string;
  rsk: string;
  kms?: string;
}>;

/** A message with the keys that open it and what it is to give, as other implementations read it. `kms`
 *  where both parties have the same, `kmss` by URI otherwise; `second`: of a message with two keys the
 *  other one. It holds every secret. */
export type MessageBundleJson = StatedKeyJson &
  Readonly<{
    kms?: KmsJson;
    kmss?: Readonly<Record<string, KmsJson>>;
    users: Readonly<Record<string, UserKeysJson>>;
    initiator: string;
    responder: string;
    second?: StatedKeyJson;
    ntp_seconds: number;
    i_message_hex: string;
    i_message_base64: string;
  }>;

/** A bundle for every message of a run that its receiver stored a key from; `to` (a URI) picks those of
 *  one receiver. */
export function bundlesOf(run: ScenarioRun, to?: string): readonly MessageBundleJson[] {
  return bundlesOfRun(run.scenario, run.actors, run.events, to);
}
