import { decodeKeyParameters } from '../mikey/index.ts';
import { type ActorId, type KmsId, kmsIn, outsider, systemOf } from '../model/actors.ts';
import { equalBytes } from '../model/bytes.ts';
import { keyKindFor } from '../model/key-kind.ts';
import type { Working } from '../model/named-value.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import type { Purpose } from '../model/purpose.ts';
import { isServerKey } from '../model/purpose.ts';
import {
  type ComputeEvent,
  carriesKeys,
  type DiscardEvent,
  hasArrived,
  type KeyRecord,
  type MessageEvent,
  type PayloadRef,
  type ProvisionEvent,
  type StoreEvent,
  type TraceEvent,
} from '../trace/trace.ts';
import type { CustodyKey } from './custody-keys.ts';
import { type createGmkOrigins, type ForeignOrigin, receiptOf } from './gmk-origins.ts';
import { madeKeyIn } from './made-key.ts';

/** What each event changes in who holds which key. */

/** `foreign`: it holds another key in the place of this one, a GMK that the GMS never made or what comes
 *  of it. `ciphertext`: it has the payload that carries the key, not opened yet. `could`: it does not hold
 *  the key in this run and could compute it from what it holds. */
export type CustodyState = 'holds' | 'foreign' | 'ciphertext' | 'refused' | 'could';

/** Unix seconds; null where nothing sets an end. */
export type Lifetime = Readonly<{ from: number | null; until: number | null }>;

/** What an event changes in one party's holding of one key. */
export type CustodyChange = Readonly<{
  index: number;
  /** The event that gave the key, or took it away. */
  eventId: string;
  key: CustodyKey;
  state: CustodyState;
  /** It holds the key no more, whatever the state. */
  gone?: true;
  origin: 'made' | 'received' | 'derived';
  /** Message or hand-over it was learnt from. */
  learntFrom?: string;
  lifetime?: Lifetime;
  /** Stored as a key for something else than its GMS meant it for. */
  storedAs?: Purpose;
  /** Where another GMK comes from than the GMS made. */
  foreign?: ForeignOrigin;
  /** Whose keys: the sender, where it is another party. */
  of?: ActorId;
  /** Its name in that event, where its value stands there. */
  name?: string;
}>;

/** What has been gathered so far. */
export type CustodyDraft = Readonly<{
  changes: Map<ActorId, CustodyChange[]>;
  /** Whose key parameters have been seen. */
  shown: Set<`${ActorId}.${Purpose}`>;
  messages: Map<string, MessageEvent>;
  /** What members have stored: they have it still when they refuse what somebody outside sends. */
  stored: Map<`${ActorId}.${CustodyKey}`, Change>;
  /** The GMKs the GMS made. */
  gmks: Map<Purpose, Uint8Array>;
  origins: ReturnType<typeof createGmkOrigins>;
  /** What its receiver has refused: it may go on checking, and keeps nothing of it. */
  refused: Set<ReturnType<typeof receiptOf>>;
  /** The KMS that gave each user its keys. */
  homes: Map<ActorId, KmsId>;
  /** The master keys members derived for themselves as senders. */
  masterKeys: Map<`${ActorId}.${Purpose}`, Uint8Array>;
}>;
type Change = Omit<CustodyChange, 'index' | 'eventId'>;

/** What an event changes, and at whom. */
export function changesOf(
  draft: CustodyDraft,
  event: TraceEvent,
): readonly (readonly [ActorId, Change])[] {
  draft.origins.add(event);
  switch (event.kind) {
    case 'provision':
      return provisioned(draft, event);
    case 'compute':
      return computed(draft, event);
    case 'check':
      if (!event.passed && event.subject) draft.refused.add(receiptOf(event.actor, event.subject));
      return [];
    case 'message':
      return delivered(draft, event);
    case 'store':
      return stored(draft, event);
    case 'discard':
      return discarded(draft, event);
    default:
      return [];
  }
}

function provisioned(draft: CustodyDraft, event: ProvisionEvent): [ActorId, Change][] {
  const { keySet, id, actor, from } = event;
  if (!keySet) return [];
  draft.homes.set(actor, from);
  const lifetime = {
    from: unixFromNtp(keySet.validFromNtp),
    until: unixFromNtp(keySet.validToNtp),
  };
  const got = { state: 'holds', origin: 'received', learntFrom: id, lifetime } as const;
  return [
    [actor, { key: 'ssk', ...got, name: 'UserSigningKeySSK' }],
    [actor, { key: 'rsk', ...got, name: 'UserDecryptKey' }],
  ];
}

function computed(draft: CustodyDraft, event: ComputeEvent): [ActorId, Change][] {
  const { actor, operation, purpose = 'group' } = event;
  const made = { state: 'holds', origin: 'made' } as const;
  const could = { state: 'could', origin: 'derived' } as const;
  switch (operation) {
    case 'eccsi-kms-setup':
      return [
        [actor, { key: 'ksak', ...made, name: 'KSAK' }],
        [actor, { key: 'ssk', ...could }],
      ];
    case 'sakke-kms-setup':
      return [
        [actor, { key: 'kms-master-secret', ...made, name: 'z_T' }],
        [actor, { key: 'rsk', ...could }],
      ];
    case 'gmk': {
      const gmk = madeKeyIn(event)?.key;
      const name = isServerKey(purpose) ? (keyKindFor(purpose)?.name ?? 'GMK') : 'GMK';
      if (gmk && actor !== outsider) draft.gmks.set(purpose, gmk);
      const known = gmk ? { ...made, ...knownState(draft, gmk, actor) } : made;
      return [
        [actor, { key: `gmk-${purpose}`, ...known, name }],
        [actor, { key: `srtp-${purpose}`, ...could }],
      ];
    }
    case 'key-parameters-protect':
      return parametersKnown(draft, event, purpose);
    case 'sakke-decapsulate':
      return event.reveals && !isRefused(draft, event)
        ? [[actor, learnt(draft, event, purpose)]]
        : [];
    case 'srtp-keys':
      return senderKeys(draft, event, purpose);
    default:
      return [];
  }
}

const isRefused = ({ refused }: CustodyDraft, { actor, subject }: ComputeEvent) =>
  subject !== undefined && refused.has(receiptOf(actor, subject));

/** The key parameters go out with the first payload: then it shows how long the key is to live. */
function parametersKnown(
  draft: CustodyDraft,
  { actor, working }: ComputeEvent,
  purpose: Purpose,
): [ActorId, Change][] {
  const octets = octetsNamed(working.inputs, 'Key Parameters');
  const id = `${actor}.${purpose}` as const;
  if (octets === null || draft.shown.has(id)) return [];
  draft.shown.add(id);
  const { value } = decodeKeyParameters(octets);
  if (!value) return [];
  const own = lastOf(draft, actor, `gmk-${purpose}`);
  const { state = 'holds', foreign } = own ?? {};
  const whose = { state, ...(foreign && { foreign }) };
  const known = { ...whose, origin: 'made', lifetime: lifetimeOf(value) } as const;
  return [[actor, { key: `gmk-${purpose}`, ...known }]];
}

const unlessZero = (seconds: number) => (seconds === 0 ? null : seconds);
const lifetimeOf = (parameters: KeyRecord['parameters']): Lifetime => ({
  from: unlessZero(parameters.activationTime),
  until: unlessZero(parameters.expiryTime),
});

/** In clear; how long it may be used is in the key parameters, which are still closed. */
function learnt(draft: CustodyDraft, event: ComputeEvent, purpose: Purpose): Change {
  const { subject, actor, working } = event;
  const from = subject ? { learntFrom: subject.messageId } : {};
  const ssv = octetsNamed(working.outputs, 'SSV');
  const known = ssv ? knownState(draft, ssv, actor, subject) : { state: 'holds' as const };
  return { key: `gmk-${purpose}`, ...known, origin: 'received', name: 'SSV', ...from };
}

/** Whether a GMK in clear is the one that its GMS made, or another one. */
function knownState(
  { origins }: CustodyDraft,
  gmk: Uint8Array,
  actor: ActorId,
  from?: PayloadRef,
): Pick<CustodyChange, 'state' | 'foreign'> {
  const foreign = origins.foreign(gmk, actor, from);
  return foreign ? { state: 'foreign', foreign } : { state: 'holds' };
}

/** Keys of a sender under the GMK they are meant to be under: those derived to show that another GMK
 *  does not open a packet are nobody's, and so are those derived with another RAND than the sender's. */
function senderKeys(
  draft: CustodyDraft,
  { actor, member, step, working }: ComputeEvent,
  purpose: Purpose,
): [ActorId, Change][] {
  const made = draft.gmks.get(purpose);
  const tgk = octetsNamed(working.inputs, 'TGK = GMK');
  const known = tgk ? knownState(draft, tgk, actor) : { state: 'holds' as const };
  if (made && tgk && !equalBytes(made, tgk) && !known.foreign) return [];
  const masterKey = octetsNamed(working.intermediates, 'srtpMasterKey');
  const sender = `${member ?? actor}.${purpose}` as const;
  const own = draft.masterKeys.get(sender);
  if (own && masterKey && !equalBytes(own, masterKey)) return [];
  if (masterKey && !own && (member ?? actor) === actor) draft.masterKeys.set(sender, masterKey);
  // An MKFC has one set of keys, whoever talks.
  const isMkfc = working.inputs.some(({ name }) => name === 'MKFC-ID');
  const isOfOther = !isMkfc && step === 'use' && member !== undefined && member !== actor;
  const other = isOfOther ? { of: member } : {};
  const derived = { ...known, origin: 'derived', name: 'srtpMasterKey', ...other } as const;
  return [
    ...knownOutside(draft, actor, purpose, known),
    [actor, { key: `srtp-${purpose}`, ...derived }],
  ];
}

/** Somebody outside who derives keys from a GMK knows it, also one from before the run. */
function knownOutside(
  draft: CustodyDraft,
  actor: ActorId,
  purpose: Purpose,
  known: Pick<CustodyChange, 'state' | 'foreign'>,
): [ActorId, Change][] {
  const key = `gmk-${purpose}` as const;
  if (actor !== outsider || has(draft, actor, key, known.state)) return [];
  return [[actor, { key, ...known, origin: 'received', name: 'TGK = GMK' }]];
}

function octetsNamed(values: Working['inputs'], name: string): Uint8Array | null {
  const value = values.find((candidate) => candidate.name === name)?.value;
  return value instanceof Uint8Array ? value : null;
}

const purposesIn = (message: MessageEvent, payload: number): readonly Purpose[] => {
  const { purpose, second } = message.payloads[payload] ?? {};
  return [purpose, second].filter((one) => one !== undefined);
};

/** The receiver has the ciphertext, or who keeps it back; the KMS of its identity could open it, if it got
 *  hold of it. */
function delivered(draft: CustodyDraft, event: MessageEvent): [ActorId, Change][] {
  if (event.name === 'leak') return leaked(event);
  const isInjected = event.name === 'injected';
  if (!carriesKeys(event)) return [];
  draft.messages.set(event.id, event);
  const { to, id: learntFrom } = event;
  const escrow = draft.homes.get(to) ?? kmsIn(systemOf(to));
  const got = { state: 'ciphertext', origin: 'received', learntFrom } as const;
  const changes: [ActorId, Change][] = [];
  for (const purpose of event.payloads.flatMap((_, payload) => purposesIn(event, payload))) {
    if (!isInjected && !has(draft, escrow, `gmk-${purpose}`)) {
      const could = { state: 'could', origin: 'derived', learntFrom } as const;
      changes.push([escrow, { key: `gmk-${purpose}`, ...could }]);
      changes.push([escrow, { key: `srtp-${purpose}`, ...could }]);
    }
    if (hasArrived(event) && !has(draft, to, `gmk-${purpose}`, 'holds')) {
      changes.push([to, { key: `gmk-${purpose}`, ...got }]);
    }
    if (event.fate === 'intercepted' && !has(draft, outsider, `gmk-${purpose}`)) {
      changes.push([outsider, { key: `gmk-${purpose}`, ...got }]);
    }
  }
  return changes;
}

/** The receiver of a leak gets GMK and RAND in clear. */
function leaked({ id, to, payloads }: MessageEvent): [ActorId, Change][] {
  return payloads.flatMap(({ purpose }): [ActorId, Change][] => {
    const got = { state: 'holds', origin: 'received', learntFrom: id } as const;
    const could = { state: 'could', origin: 'derived', learntFrom: id } as const;
    return [
      [to, { key: `gmk-${purpose}`, ...got }],
      [to, { key: `srtp-${purpose}`, ...could }],
    ];
  });
}

const lastOf = ({ changes }: CustodyDraft, actor: ActorId, key: CustodyKey) =>
  changes.get(actor)?.findLast((change) => change.key === key);

function has(draft: CustodyDraft, actor: ActorId, key: CustodyKey, state?: CustodyState): boolean {
  const last = lastOf(draft, actor, key);
  return last !== undefined && (state === undefined || last.state === state);
}

/** The GMK is counted under the purpose its GMS meant it for, whatever the receiver takes it for. */
function stored(draft: CustodyDraft, event: StoreEvent): [ActorId, Change][] {
  const { actor, record } = event;
  const { learntFrom, parameters } = record;
  const message = draft.messages.get(learntFrom.messageId);
  const meant = event.purpose ?? (message && purposesIn(message, learntFrom.payload)[0]);
  const purpose = meant ?? record.purpose;
  const held = {
    ...knownState(draft, record.gmk, actor, learntFrom),
    lifetime: lifetimeOf(parameters),
    ...(record.purpose === purpose ? {} : { storedAs: record.purpose }),
  } as const;
  const { messageId } = learntFrom;
  const kept: Change[] = [
    { key: `gmk-${purpose}`, origin: 'received', learntFrom: messageId, ...held },
    { key: `srtp-${purpose}`, origin: 'derived', ...held },
  ];
  for (const change of kept) draft.stored.set(`${actor}.${change.key}`, change);
  return kept.map((change) => [actor, change]);
}

function discarded(draft: CustodyDraft, event: DiscardEvent): [ActorId, Change][] {
  const { actor, subject } = event;
  const message = draft.messages.get(subject.messageId);
  const inMessage = message ? purposesIn(message, subject.payload) : [];
  const purposes = event.purpose ? [event.purpose] : inMessage;
  const refused = { state: 'refused', origin: 'received', learntFrom: subject.messageId } as const;
  return purposes.flatMap((purpose): [ActorId, Change][] => {
    const kept = draft.stored.get(`${actor}.gmk-${purpose}`);
    if (message?.name === 'injected' && kept) return [[actor, kept]];
    const gone: [ActorId, Change][] = [[actor, { key: `gmk-${purpose}`, ...refused }]];
    if (has(draft, actor, `srtp-${purpose}`, 'holds')) {
      gone.push([actor, { key: `srtp-${purpose}`, ...refused }]);
    }
    return gone;
  });
}
