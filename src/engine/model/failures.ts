import type { Clause } from './sources.ts';

/** Every way a receiver can refuse a Group Key Transport payload, in the order of the checks; the
 *  last two refuse a packet protected with the keys. */
export const failureCodes = [
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
