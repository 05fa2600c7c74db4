import { groupCallCsId } from '../mcptt/group-srtp-keys.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import { type ActorId, isKms, outsider } from '../model/actors.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { equalBytes } from '../model/bytes.ts';
import { csIdOf } from '../model/key-kind.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { Purpose } from '../model/purpose.ts';
import {
  type ComputeEvent,
  carriesKeys,
  hasArrived,
  type MessageEvent,
  type ProvisionEvent,
  type StoreEvent,
  type TraceEvent,
} from '../trace/trace.ts';
import { madeKeyIn } from './made-key.ts';

/** The secrets that a party really holds at a moment of a run, with their values: what somebody gets who
 *  takes a copy of them then. */

/** A GMK in the store of a party. `from`: the event that put it there. */
export type HeldGmk = Readonly<{
  purpose: Purpose;
  gmk: Uint8Array;
  gmkId: number;
  rand: Uint8Array;
  csId: number;
  how: 'made' | 'stored' | 'leaked';
  from: string;
}>;

/** A GMK that its party has deleted, or that another one under its identifier has taken the place of. */
export type GoneGmk = Readonly<{ gmkId: number; gone: string }>;

export type Secrets = Readonly<{
  actor: ActorId;
  /** Those of its own identity, one a key period. */
  keySets: readonly KmsKeySet[];
  /** Of a KMS: the master secret, from which it makes the RSK of any identity. */
  master: Readonly<{ kmsUri: string; secret: bigint }> | null;
  gmks: readonly HeldGmk[];
  gone: readonly GoneGmk[];
  /** Events of payloads that it has received and not answered: it still has their octets. */
  inHand: readonly string[];
}>;

type Draft = {
  actor: ActorId;
  keySets: KmsKeySet[];
  kmsUri: string | null;
  secret: bigint | null;
  gmks: HeldGmk[];
  gone: GoneGmk[];
  inHand: string[];
  isCopied: boolean;
};

/** Follows what one party holds, event by event. From `copy` on somebody else notes it all: nothing of what
 *  it holds then, or comes to hold later, gets lost to that one any more. */
export type SecretsFold = Readonly<{
  add: (event: TraceEvent) => void;
  copy: () => void;
  now: () => Secrets;
}>;

export function createSecretsFold(actor: ActorId): SecretsFold {
  const draft: Draft = {
    ...{ actor, keySets: [], kmsUri: null, secret: null },
    ...{ gmks: [], gone: [], inHand: [], isCopied: false },
  };
  return {
    add: (event) => add(draft, event),
    copy() {
      draft.isCopied = true;
    },
    now() {
      const { kmsUri, secret, keySets, gmks, gone, inHand } = draft;
      const master = secret !== null && kmsUri !== null ? { kmsUri, secret } : null;
      return { actor, keySets: [...keySets], master, gmks: [...gmks], gone: [...gone], inHand };
    },
  };
}

function add(draft: Draft, event: TraceEvent): void {
  if (event.kind === 'provision') provisioned(draft, event);
  if (event.kind === 'message') passed(draft, event);
  if (event.actor !== draft.actor) return;
  if (event.kind === 'compute') computed(draft, event);
  if (event.kind === 'store') stored(draft, event);
}

function provisioned(draft: Draft, { actor, from, keySet }: ProvisionEvent): void {
  if (!keySet) return;
  if (actor === draft.actor) draft.keySets.push(keySet);
  if (from === draft.actor) draft.kmsUri ??= keySet.kmsUri;
}

function computed(draft: Draft, event: ComputeEvent): void {
  const { operation, working, purpose = 'group', id } = event;
  const { inputs, outputs } = working;
  if (operation === 'sakke-kms-setup' && isKms(draft.actor)) {
    const secret = octetsNamed(outputs, 'z_T');
    if (secret) draft.secret = bytesToNumberBE(secret);
  }
  const made = madeKeyIn(event);
  if (made) {
    const rand = octetsNamed(outputs, 'RAND') ?? octetsNamed(inputs, 'RAND');
    if (!rand) return;
    const gmkId = Number(bytesToNumberBE(made.keyId));
    const key = { purpose, gmk: made.key, gmkId, rand, csId: csIdOf(purpose) };
    draft.gmks.push({ ...key, how: 'made', from: id });
  }
  // A partner GMS that draws a RAND of its own for its users holds the key with that one too.
  const drawn = operation === 'rand' ? octetsNamed(outputs, 'RAND') : null;
  const last = draft.gmks.findLast((key) => key.purpose === purpose);
  if (drawn && last) draft.gmks.push({ ...last, rand: drawn, how: 'made', from: id });
}

/** A store has one key under an identifier; the events say which others it deletes. */
function stored(draft: Draft, { id, record, dropped = [] }: StoreEvent): void {
  const { purpose, gmk, gmkId, rand, srtp } = record;
  const isSame = (key: HeldGmk) =>
    key.gmkId === gmkId && equalBytes(key.gmk, gmk) && equalBytes(key.rand, rand);
  const isReplaced = (key: HeldGmk) =>
    key.gmkId === gmkId || (key.purpose === purpose && dropped.includes(key.gmkId));
  const old = draft.gmks.filter((key) => isReplaced(key) && (!draft.isCopied || isSame(key)));
  draft.gmks = draft.gmks.filter((key) => !old.includes(key));
  draft.gone.push(
    ...old.filter((key) => !isSame(key)).map((key) => ({ gmkId: key.gmkId, gone: id })),
  );
  const { csId } = srtp;
  draft.gmks.push({ purpose, gmk, gmkId, rand, csId, how: 'stored', from: id });
}

function passed(draft: Draft, event: MessageEvent): void {
  const { name, from, to, id } = event;
  if (name === 'leak' && to === draft.actor) draft.gmks.push(...leakedIn(event));
  const bringsKeys = carriesKeys(event);
  if (bringsKeys && to === draft.actor && hasArrived(event)) draft.inHand.push(id);
  // Whoever keeps a message back has it for good.
  const isKept = bringsKeys && event.fate === 'intercepted' && draft.actor === outsider;
  if (isKept) draft.inHand.push(id);
  const answers = (name === 'ok' || name === 'error') && from === draft.actor;
  if (answers && !draft.isCopied) draft.inHand = [];
}

/** Keys in clear are GMK-ID, GMK and RAND one behind the other. */
function leakedIn({ id, payloads }: MessageEvent): readonly HeldGmk[] {
  return payloads.map(({ purpose, sent, sentTree }) => {
    const part = (path: string) => {
      const node = sentTree[0]?.children.find((child) => child.path === path);
      return sent.slice(node?.start ?? 0, node?.end ?? 0);
    };
    const gmkId = Number(bytesToNumberBE(part('leak.gmkId')));
    const key = { purpose, gmk: part('leak.gmk'), gmkId, rand: part('leak.rand') };
    return { ...key, csId: groupCallCsId, how: 'leaked', from: id };
  });
}

function octetsNamed(values: readonly NamedValue[], name: string): Uint8Array | null {
  const value = values.find((candidate) => candidate.name === name)?.value;
  return value instanceof Uint8Array ? value : null;
}

/** Adds a certificate that everybody may have, each once. */
export function addCertificate(known: KmsCertificate[], event: TraceEvent): void {
  const given = event.kind === 'provision' ? event.certificate : undefined;
  if (!given) return;
  const isKnown = known.some(
    ({ kmsUri, pubEncKey }) => kmsUri === given.kmsUri && equalBytes(pubEncKey, given.pubEncKey),
  );
  if (!isKnown) known.push(given);
}
