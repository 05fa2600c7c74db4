import type {
  Actor,
  ActorId,
  CheckName,
  OperationName,
  Purpose,
  SystemName,
  TraceEvent,
} from '../../engine/index.ts';
import { badSignature, payloadOf } from './trace.fixture.ts';

/** A made-up trace of a regroup for tests of the ladder, in the order of Figure 7.4.3.3-1. */

export type RegroupOptions = Readonly<{
  primary: number;
  partner: number;
  purposes?: readonly Purpose[];
  twice?: boolean;
  /** Receivers whose signature check fails. */
  failing?: readonly ActorId[];
  /** Two members talk after the last step. */
  use?: boolean;
}>;

const clause = 'pCR 33.179 §7.4.4.3';
const working = { clause, inputs: [], intermediates: [], outputs: [] };
const checks: readonly CheckName[] = ['format', 'timestamp', 'signature', 'decapsulation'];

type Part = Readonly<{ actor: ActorId }> & Record<string, unknown>;

const prefixes = { primary: '', partner: 'partner-' } as const;
const ue = (system: SystemName, n: number) => `${prefixes[system]}ue${n}` as ActorId;
const ues = (system: SystemName, count: number) =>
  Array.from({ length: count }, (_, index) => ue(system, index + 1));

export function regroupActors(primary: number, partner: number): readonly Actor[] {
  const of = (system: SystemName, count: number) => [
    ...(['kms', 'gms'] as const).map(
      (kind): Actor => ({
        ...{ id: `${prefixes[system]}${kind}` as ActorId, kind, system, ordinal: 0 },
        uri: `sip:${kind}@${system}.example`,
      }),
    ),
    ...ues(system, count).map(
      (id, index): Actor => ({
        ...{ id, kind: 'ue', system, ordinal: index + 1 },
        uri: `sip:user.${index + 1}@${system}.example`,
      }),
    ),
  ];
  return [...of('primary', primary), ...of('partner', partner)];
}

const compute = (at: Part, operation: OperationName): Part => ({
  ...{ ...at, kind: 'compute', operation, working },
});
const check = (at: Part, name: CheckName, passed = true): Part => ({
  ...{ ...at, kind: 'check', check: name, clause, passed, values: [] },
});
const provision = (at: Part, from: ActorId, what: string, role = 'Root'): Part => ({
  ...{ ...at, kind: 'provision', from, what, clause, values: [], certificate: { role } },
});

function provisioning({ primary, partner }: RegroupOptions): readonly Part[] {
  const at = (actor: ActorId): Part => ({ step: 0, actor });
  const given = (system: SystemName, actor: ActorId): Part[] => {
    const kms = `${prefixes[system]}kms` as ActorId;
    return [
      compute({ ...at(kms), member: actor }, 'eccsi-issue'),
      provision(at(actor), kms, 'kms-certificate'),
      provision(at(actor), kms, 'key-set'),
      check(at(actor), 'eccsi-keys'),
    ];
  };
  const other = (to: ActorId, from: ActorId) =>
    provision(at(to), from, 'kms-certificate', 'External');
  return [
    compute(at('kms'), 'eccsi-kms-setup'),
    compute(at('partner-kms'), 'eccsi-kms-setup'),
    other('partner-kms', 'kms'),
    other('kms', 'partner-kms'),
    ...given('primary', 'gms'),
    other('gms', 'kms'),
    ...given('partner', 'partner-gms'),
    other('partner-gms', 'partner-kms'),
    ...ues('primary', primary).flatMap((id) => given('primary', id)),
    ...ues('partner', partner).flatMap((id) => given('partner', id)),
  ];
}

type Hop = Readonly<{ from: ActorId; to: ActorId; step: number; purposes: readonly Purpose[] }>;

function send({ from, to, step, purposes }: Hop): readonly Part[] {
  const at = { step, actor: from, member: to };
  const made = (['user-salt', 'sakke-encapsulate', 'eccsi-sign'] as const).flatMap((operation) =>
    purposes.map((purpose) => compute({ ...at, purpose }, operation)),
  );
  const ends = { kind: 'message', name: 'notification', from, to, fate: 'delivered', failures: [] };
  return [...made, { ...at, ...ends, payloads: purposes.map(payloadOf) }];
}

function receive(hop: Hop, fails: boolean): readonly Part[] {
  const at = { step: hop.step, actor: hop.to, member: hop.to };
  return hop.purposes.flatMap((purpose) => {
    const here = { ...at, purpose };
    if (fails) {
      const refused = { ...here, kind: 'discard', clause, reason: badSignature };
      return [check(here, 'format'), check(here, 'signature', false), refused];
    }
    const opened = { ...compute(here, 'sakke-decapsulate'), reveals: { name: 'gmk' } };
    const kept = { ...here, kind: 'store', clause, update: false, record: { purpose, gmkId: 1 } };
    return [
      ...checks.flatMap((name) =>
        name === 'decapsulation' ? [opened, check(here, name)] : [check(here, name)],
      ),
      kept,
    ];
  });
}

function answer(hop: Hop, fails: boolean, report: readonly ActorId[] = []): Part {
  const name = fails ? 'error' : 'ok';
  const failures = fails ? [badSignature] : [];
  const refusals = report.map((actor) => ({ actor, failures: [badSignature] }));
  return {
    ...{ step: hop.step, actor: hop.from, member: hop.from, kind: 'message', name, failures },
    ...{ from: hop.from, to: hop.to, fate: 'delivered', payloads: [] },
    ...(refusals.length > 0 ? { report: refusals } : {}),
  };
}

/** Steps 1 to 6 for one set of keys. */
function procedure(options: RegroupOptions, purposes: readonly Purpose[]): readonly Part[] {
  const fails = (id: ActorId) => options.failing?.includes(id) ?? false;
  const round = (from: ActorId, to: ActorId, step: number): readonly Part[] => {
    const hop = { from, to, step, purposes };
    const back = { ...hop, from: to, to: from, step: step + 1 };
    return [
      ...send(hop),
      ...receive({ ...hop, step: step + 1 }, fails(to)),
      answer(back, fails(to)),
    ];
  };
  const partners = ues('partner', options.partner);
  const over = { from: 'gms', to: 'partner-gms', step: 3, purposes } as const;
  const refused = fails('partner-gms');
  return [
    ...purposes.map((purpose) => compute({ step: 1, actor: 'gms', purpose }, 'gmk')),
    ...ues('primary', options.primary).flatMap((id) => round('gms', id, 1)),
    ...send(over),
    ...receive(over, refused),
    ...(refused ? [] : partners.flatMap((id) => round('partner-gms', id, 4))),
    answer(
      { from: 'partner-gms', to: 'gms', step: 6, purposes },
      refused,
      refused ? [] : partners.filter(fails),
    ),
  ];
}

function talk(): readonly Part[] {
  const at = (actor: ActorId): Part => ({ step: 'use', actor, member: 'ue1' });
  const ends = { kind: 'message', from: 'ue1', to: 'partner-ue1', fate: 'delivered', failures: [] };
  return (['media-packet', 'floor-message'] as const).flatMap((name) => [
    compute(at('ue1'), 'srtp-protect'),
    { ...at('ue1'), ...ends, name, payloads: [payloadOf('group')] },
    check(at('partner-ue1'), 'mki'),
    check(at('partner-ue1'), 'packet'),
  ]);
}

/** The events of a regroup. */
export function regroupEvents(options: RegroupOptions): readonly TraceEvent[] {
  const purposes = options.purposes ?? ['group'];
  const rounds = options.twice ? purposes.map((purpose) => [purpose]) : [purposes];
  const parts: readonly Part[] = [
    ...provisioning(options),
    ...rounds.flatMap((round, index) =>
      procedure(options, round).map((part) => ({ ...part, procedure: index + 1 })),
    ),
    ...(options.use ? talk() : []),
    { step: 6, actor: 'gms', kind: 'outcome', ok: true, members: [], packets: [] },
  ];
  return parts.map(
    (part, index) => ({ procedure: 1, ...part, id: `event.${index}` }) as unknown as TraceEvent,
  );
}
