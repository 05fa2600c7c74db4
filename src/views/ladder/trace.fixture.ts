import type {
  Actor,
  ActorId,
  CheckName,
  Failure,
  KeyRecord,
  MessagePayload,
  OperationName,
  Purpose,
  TraceEvent,
} from '../../engine/index.ts';

/** A made-up trace for tests of the ladder: the order of events of a real run, without keys. */

export type FixtureOptions = Readonly<{
  members: number;
  purposes?: readonly Purpose[];
  /** One procedure for each purpose. */
  twice?: boolean;
  /** UEs whose signature check fails. */
  failing?: readonly ActorId[];
  checks?: readonly CheckName[];
}>;

const payloadOctets = 1043;
const clause = 'TS 33.179 §7.4.2';
const working = { clause, inputs: [], intermediates: [], outputs: [] } as const;
const allChecks: readonly CheckName[] = [
  ...(['format', 'timestamp', 'rand', 'replay', 'receiver', 'initiator', 'kms'] as const),
  ...(['period', 'signature', 'authorised', 'sakke-parameters', 'decapsulation'] as const),
  ...(['cs-map', 'guk-id', 'sp-policy', 'key-parameters', 'group', 'duplicate-gmk-id'] as const),
];

export const badSignature: Failure = {
  code: 'signature',
  path: 'SIGN.signature',
  offset: 912,
  clause,
  expected: { code: 'signature.of', facts: { signer: 'sip:gms@example.org' } },
  found: { code: 'differs', facts: { one: 'J_x', other: 'r' } },
};

export function actorsFor(members: number): readonly Actor[] {
  return [
    { id: 'kms', kind: 'kms', system: 'primary', ordinal: 0, uri: 'kms.example.org' },
    { id: 'gms', kind: 'gms', system: 'primary', ordinal: 0, uri: 'sip:gms@example.org' },
    ...Array.from({ length: members }, (_, index): Actor => {
      const ordinal = index + 1;
      return {
        id: `ue${ordinal}`,
        kind: 'ue',
        system: 'primary',
        ordinal,
        uri: `sip:user.${ordinal}@example.org`,
      };
    }),
  ];
}

export function payloadOf(purpose: Purpose): MessagePayload {
  const sent = new Uint8Array(payloadOctets);
  return { purpose, sent, received: sent, sentTree: [], receivedTree: [] };
}

const keyOf = (purpose: Purpose) => ({ purpose, gmkId: 1 }) as KeyRecord;

type Part = Omit<TraceEvent, 'id' | 'procedure'> & { procedure?: 1 | 2 };

function provisioned(actor: ActorId): Part[] {
  const at = { step: 0, actor } as const;
  const compute = (operation: OperationName): Part =>
    ({ step: 0, actor: 'kms', kind: 'compute', operation, working }) as Part;
  const check = (name: CheckName): Part =>
    ({ ...at, kind: 'check', check: name, clause, passed: true, values: [] }) as Part;
  return [
    compute('eccsi-issue'),
    compute('sakke-issue'),
    { ...at, kind: 'provision', from: 'kms', what: 'key-set', clause, values: [] } as Part,
    ...(['certificate', 'uid', 'eccsi-keys', 'sakke-keys'] as const).map(check),
  ];
}

function sending(member: ActorId, purposes: readonly Purpose[]): Part[] {
  const at = { step: 1, actor: 'gms', member } as const;
  const computes = purposes.flatMap((purpose) =>
    (['user-salt', 'sakke-encapsulate', 'eccsi-sign'] as const).map(
      (operation) => ({ ...at, purpose, kind: 'compute', operation, working }) as Part,
    ),
  );
  const ends = { name: 'notification', from: 'gms', to: member, fate: 'delivered', failures: [] };
  return [
    ...computes,
    { ...at, kind: 'message', ...ends, payloads: purposes.map(payloadOf) } as Part,
  ];
}

function receiving(member: ActorId, purposes: readonly Purpose[], options: FixtureOptions): Part[] {
  const at = { step: 2, actor: member, member } as const;
  const fails = options.failing?.includes(member) ?? false;
  const parts = purposes.flatMap((purpose) => {
    const checks = options.checks ?? allChecks;
    const made = fails ? checks.slice(0, checks.indexOf('signature') + 1) : checks;
    return made.flatMap((check): Part[] => {
      const passed = !(fails && check === 'signature');
      const event = { ...at, purpose, kind: 'check', check, clause, passed, values: [] } as Part;
      const verify = {
        ...at,
        purpose,
        kind: 'compute',
        operation: 'eccsi-verify',
        working,
      } as Part;
      return check === 'signature' ? [verify, event] : [event];
    });
  });
  const kept = purposes.map((purpose): Part => {
    if (fails) return { ...at, purpose, kind: 'discard', clause, reason: badSignature } as Part;
    return { ...at, purpose, kind: 'store', clause, record: keyOf(purpose), update: false } as Part;
  });
  const ends = { from: member, to: 'gms', fate: 'delivered', payloads: [] };
  const answer = fails ? { name: 'error', failures: [badSignature] } : { name: 'ok', failures: [] };
  return [...parts, ...kept, { ...at, kind: 'message', ...ends, ...answer } as Part];
}

/** The events of a run. */
export function eventsFor(options: FixtureOptions): readonly TraceEvent[] {
  const members = actorsFor(options.members).filter(({ kind }) => kind === 'ue');
  const purposes = options.purposes ?? ['group'];
  const rounds = options.twice ? purposes.map((purpose) => [purpose]) : [purposes];
  const setUp = { step: 0, actor: 'kms', kind: 'compute', operation: 'eccsi-kms-setup', working };
  const parts: Part[] = [
    setUp as Part,
    ...(['gms', ...members.map(({ id }) => id)] as ActorId[]).flatMap(provisioned),
    ...rounds.flatMap((round, index) =>
      members
        .flatMap(({ id }) => [...sending(id, round), ...receiving(id, round, options)])
        .map((part): Part => ({ ...part, procedure: index === 0 ? 1 : 2 })),
    ),
    {
      ...{ step: 2, actor: 'gms', kind: 'outcome', ok: true, members: [], packets: [] },
      procedure: rounds.length === 2 ? 2 : 1,
    } as Part,
  ];
  return parts.map(
    (part, index) => ({ procedure: 1, ...part, id: `event.${index}` }) as TraceEvent,
  );
}
