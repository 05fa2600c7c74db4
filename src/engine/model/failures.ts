import type { Clause } from './sources.ts';

/** What goes wrong at step 0, before there is any payload: with what a KMS hands out, or with the
 *  certificate of the other system's KMS that a GMS is to encrypt with. */
export const keyMaterialCodes = [
  'kms-certificate-missing',
  'key-material-uid',
  'key-material-eccsi',
  'key-material-sakke',
  'partner-certificate-missing',
] as const;

/** Every way a check can fail: the key material of step 0, then a Group Key Transport payload, in the
 *  order of the checks; the last two refuse a packet protected with the keys. */
export const failureCodes = [
  ...keyMaterialCodes,
  'truncated',
  'hdr',
  'payload',
  'missing',
  'duplicate',
  'trailing',
  'timestamp',
  'rand',
  'replay',
  'receiver',
  'initiator',
  'kms',
  'period',
  'sign-type',
  'signature',
  'initiator-uid',
  'not-authorised',
  'sakke-params',
  'sakke-scheme',
  'sakke',
  'cs-map',
  'guk-id',
  'sp-policy',
  'keyparams-type',
  'keyparams-id',
  'keyparams-len',
  'keyparams-tag',
  'keyparams-keytype',
  'group',
  'revoked',
  'duplicate-gmk-id',
  'expired',
  'dual-incomplete',
  'mki',
  'srtp',
] as const;

export type FailureCode = (typeof failureCodes)[number];
export type KeyMaterialCode = (typeof keyMaterialCodes)[number];

const ofKeyMaterial: ReadonlySet<string> = new Set(keyMaterialCodes);

/** Whether a code is about key material, so that no payload has been received and no GMS is told. */
export const isKeyMaterialCode = (code: FailureCode): code is KeyMaterialCode =>
  ofKeyMaterial.has(code);

/** Why a check failed. `path` names the field (`SAKKE.sakkeData`), `offset` its first octet in the
 *  message (`null` when no octet is to blame), `detail` says where, expected, found, clause. */
export type Failure = Readonly<{
  code: FailureCode;
  path: string;
  offset: number | null;
  clause: Clause;
  expected: string;
  found: string;
  detail: string;
}>;

export type Result<T> =
  | Readonly<{ ok: true; value: T }>
  | Readonly<{ ok: false; failure: Failure }>;

/** Builds a failure; `detail` is put together in the order where, expected, found, clause. */
export function failure(facts: Omit<Failure, 'detail'>): Failure {
  const where = facts.offset === null ? facts.path : `${facts.path} at byte ${facts.offset}`;
  const detail = `${where}: expected ${facts.expected}, found ${facts.found} (${facts.clause})`;
  return Object.freeze({ ...facts, detail });
}

/** A broken invariant of the engine: a mistake of ours, never an outcome of the protocol. */
export class EngineError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}

/** Ends a switch over a closed set of values. */
export function assertNever(value: never): never {
  throw new EngineError('unreachable', `unexpected value ${String(value)}`);
}
