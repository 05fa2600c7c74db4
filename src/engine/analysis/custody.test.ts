import { describe, expect, it } from 'vitest';
import type { ActorId } from '../model/actors.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { bundleOf } from '../testing/deviating-sender.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { eventIndex } from '../trace/trace-folds.ts';
import { type Custody, countCustody, custodyAt, foldCustody } from './custody.ts';

const base = defaultScenario();
const [system] = base.systems;
if (!system) throw new TypeError('the default scenario has no system');
const firstTwo = <T extends { members: string[] }>(one: T): T => ({
  ...one,
  members: one.members.slice(0, 2),
});

function runWith(change: Partial<Scenario>): TraceEvent[] {
  const systems = [system].flatMap((one) => (one ? [firstTwo(one)] : []));
  const source = { kind: 'scenario' as const, scenario: { ...base, systems, ...change } };
  return eventsOf(source);
}

function fold(events: readonly TraceEvent[]): Custody {
  const steps = foldCustody(events);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

type Asked = Readonly<{ events: readonly TraceEvent[]; custody: Custody }>;
const ask = (change: Partial<Scenario>): Asked => {
  const events = runWith(change);
  return { events, custody: fold(events) };
};
const at = ({ events, custody }: Asked, actor: ActorId, id: string, before = 0) =>
  custodyAt(custody.get(actor) ?? [], eventIndex(events, id) - before);
const states = (asked: Asked, actor: ActorId, id: string, before = 0) =>
  Object.fromEntries([...at(asked, actor, id, before)].map(([key, { state }]) => [key, state]));

describe('the GMK of one group', () => {
  const run = ask({});

  it('[pCR 33.179 §7.4.2] the GMS has it in clear from drawing it, the KMS never', () => {
    const drawn = 'gkp.1.gms.compute.gmk';
    expect(states(run, 'gms', drawn, 1)['gmk-group']).toBeUndefined();
    expect(states(run, 'gms', drawn)).toMatchObject({
      'gmk-group': 'holds',
      'srtp-group': 'could',
    });
    const held = [...run.custody].filter(([, changes]) =>
      changes.some(({ key, state }) => key === 'gmk-group' && state === 'holds'),
    );
    expect(held.map(([actor]) => actor)).toEqual(['gms', 'ue1', 'ue2']);
  });

  it('[RFC 6508 §6.2.2] a UE has it as ciphertext from the notification, in clear from decapsulation', () => {
    const seen = [
      states(run, 'ue1', 'gkp.1.ue1.message.notification', 1)['gmk-group'],
      states(run, 'ue1', 'gkp.1.ue1.message.notification')['gmk-group'],
      states(run, 'ue1', 'gkp.2.ue1.compute.sakke-decapsulate', 1)['gmk-group'],
      states(run, 'ue1', 'gkp.2.ue1.compute.sakke-decapsulate')['gmk-group'],
      states(run, 'ue2', 'gkp.2.ue1.message.ok')['gmk-group'],
    ];
    expect(seen).toEqual([undefined, 'ciphertext', 'ciphertext', 'holds', undefined]);
  });

  it('[TS 33.179 §E.6.10] since when, learnt from what, and until when it may be used', () => {
    const holding = at(run, 'ue1', 'gkp.2.ue1.message.ok').get('gmk-group');
    expect(holding?.since).toMatchObject({
      eventId: 'gkp.2.ue1.compute.sakke-decapsulate',
      origin: 'received',
      learntFrom: 'gkp.1.ue1.message.notification',
      name: 'SSV',
    });
    const start = Date.UTC(2026, 10, 24, 9) / 1000;
    expect(holding?.lifetime).toEqual({ from: start, until: start + 30 * 86_400 });
    expect(at(run, 'gms', 'gkp.1.ue1.message.notification').get('gmk-group')).toMatchObject({
      since: { origin: 'made', name: 'GMK' },
      lifetime: { from: start, until: start + 30 * 86_400 },
    });
  });

  it('[RFC 6508 §6.1.1] key escrow: the KMS could compute every RSK, and open what is sent', () => {
    expect(states(run, 'kms', 'gkp.0.ue2.check.sakke-keys')).toEqual({
      ksak: 'holds',
      'kms-master-secret': 'holds',
      ssk: 'could',
      rsk: 'could',
    });
    expect(states(run, 'kms', 'gkp.1.ue1.message.notification')).toMatchObject({
      'gmk-group': 'could',
      'srtp-group': 'could',
    });
  });

  it('[TS 33.179 §F.2.1] a key set is held for its key period', () => {
    const { lifetime } = at(run, 'ue1', 'gkp.0.ue1.check.sakke-keys').get('rsk') ?? {};
    // Period 1544 of 2,592,000 s counted from 1900, in Unix seconds.
    expect(lifetime).toEqual({
      from: 1544 * 2_592_000 - 2_208_988_800,
      until: 1545 * 2_592_000 - 2_208_988_800,
    });
  });

  it('[TS 33.179 §7.3.6] who listens derives the keys of who talks', () => {
    const last = run.events.at(-1)?.id ?? '';
    expect(at(run, 'ue2', last).get('srtp-group')).toMatchObject({
      state: 'holds',
      since: { eventId: 'gkp.2.ue2.compute.srtp-keys' },
      others: ['ue1'],
    });
    expect(at(run, 'gms', last).get('srtp-group')?.state).toBe('could');
  });
});

describe('two GMKs at once', () => {
  const run = ask({ gmkMode: 'dual-one-procedure', clockSkewSeconds: { ue2: 4000 } });

  it('[pCR 33.179 §7.4.2] a UE that refuses them keeps nothing', () => {
    const after = 'gkp.2.ue2.message.error';
    expect(states(run, 'ue2', 'gkp.1.ue2.message.notification')).toMatchObject({
      'gmk-media': 'ciphertext',
      'gmk-floor': 'ciphertext',
    });
    expect(states(run, 'ue2', after)).toMatchObject({
      'gmk-media': 'refused',
      'gmk-floor': 'refused',
    });
    expect(at(run, 'ue2', after).has('srtp-media')).toBe(false);
  });

  it('[Keyladder §trace] counts many parties at once as one by one', () => {
    const last = run.events.length - 1;
    const counts = countCustody(run.custody, ['ue1', 'ue2'], last);
    expect(counts.get('gmk-media')).toEqual({
      holds: 1,
      foreign: 0,
      ciphertext: 0,
      refused: 1,
      could: 0,
    });
    expect(counts.get('ssk')).toEqual({
      holds: 2,
      foreign: 0,
      ciphertext: 0,
      refused: 0,
      could: 0,
    });
    expect(countCustody(run.custody, ['ue1', 'ue2'], 0).size).toBe(0);
  });

  it('[Keyladder §dual acceptance] two keys in one payload arrive both as ciphertext', () => {
    const one = ask({ gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' });
    expect(states(one, 'ue1', 'gkp.1.ue1.message.notification')).toMatchObject({
      'gmk-media': 'ciphertext',
      'gmk-floor': 'ciphertext',
    });
    expect(states(one, 'ue1', 'gkp.2.ue1.message.ok')).toMatchObject({
      'gmk-media': 'holds',
      'gmk-floor': 'holds',
    });
  });

  it('[Keyladder §trace] keys derived to show that they do not fit are nobody’s', () => {
    const good = ask({ gmkMode: 'dual-one-procedure' });
    const tried = good.events.filter(({ id }) => id.includes('srtp-keys-other'));
    // One for each packet of the use of the keys.
    expect(tried).toHaveLength(4);
    const ids = new Set(tried.map(({ id }) => id));
    const counted = [...good.custody.values()].flat().filter(({ eventId }) => ids.has(eventId));
    expect(counted).toEqual([]);
  });
});

describe('keys that an MCPTT server shares with UEs', () => {
  const could = { from: 'could', 'by the KMS': 'could' };
  const ofKms = ({ events, custody }: Asked, purpose: 'client' | 'multicast') => {
    const seen = custodyAt(custody.get('kms') ?? [], events.length);
    return {
      from: seen.get(`gmk-${purpose}`)?.state,
      'by the KMS': seen.get(`srtp-${purpose}`)?.state,
    };
  };

  it('[TS 33.180 §5.4] the KMS could open a CSK; the server gets it as ciphertext, then in clear', () => {
    const run = ask({ gmkMode: 'floor-under-csk' });
    expect(ofKms(run, 'client')).toEqual(could);
    const sent = run.events.find(({ kind, id }) => kind === 'message' && id.includes('key-upload'));
    expect(states(run, 'server1', sent?.id ?? '')['gmk-client']).toBe('ciphertext');
    const last = run.events.at(-1)?.id ?? '';
    expect(states(run, 'server1', last)).toMatchObject({
      ...{ 'gmk-client': 'holds', 'srtp-client': 'holds' },
    });
    expect(at(run, 'server1', last).get('gmk-client')?.since.learntFrom).toContain('key-upload');
  });

  it('[TS 33.180 §5.8.1] the KMS could open a MuSiK; a UE gets it as ciphertext, then in clear', () => {
    const run = ask({ gmkMode: 'musik' });
    expect(ofKms(run, 'multicast')).toEqual(could);
    const sent = run.events.find(
      ({ kind, id, member }) =>
        kind === 'message' && id.includes('key-download') && member === 'ue2',
    );
    expect(states(run, 'ue2', sent?.id ?? '')['gmk-multicast']).toBe('ciphertext');
    const last = run.events.at(-1)?.id ?? '';
    expect(states(run, 'ue2', last)['gmk-multicast']).toBe('holds');
  });
});

describe('a regroup', () => {
  const systems = [system, defaultPartnerSystem()].flatMap((one) => (one ? [firstTwo(one)] : []));
  const run = ask({ procedure: 'group-regroup', systems });
  const inClear = (id: string) => {
    const cursor = eventIndex(run.events, id);
    expect(cursor).toBeGreaterThan(0);
    return [...run.custody].flatMap(([actor, changes]) =>
      custodyAt(changes, cursor).get('gmk-group')?.state === 'holds' ? [actor] : [],
    );
  };

  it('[pCR 33.179 §7.4.4.3] who holds the GMK in clear after each step', () => {
    expect(inClear('regroup.1.ue1.message.notification')).toEqual(['gms']);
    expect(inClear('regroup.2.ue1.message.ok')).toEqual(['gms', 'ue1']);
    expect(inClear('regroup.3.partner-gms.message.notification')).toEqual(['gms', 'ue1', 'ue2']);
    expect(inClear('regroup.4.partner-ue1.message.notification').sort()).toEqual([
      'gms',
      'partner-gms',
      'ue1',
      'ue2',
    ]);
    expect(inClear('regroup.6.partner-gms.message.ok').sort()).toEqual([
      'gms',
      'partner-gms',
      'partner-ue1',
      'partner-ue2',
      'ue1',
      'ue2',
    ]);
  });

  it('[TS 33.179 §7.3.6] keys derived with another RAND than the sender has are not the sender’s', () => {
    const others = ({ events, custody }: Asked, actor: ActorId) =>
      custodyAt(custody.get(actor) ?? [], events.length).get('srtp-group')?.others;
    const regroup = { ...base.regroup, sharedRand: false };
    const apart = ask({ procedure: 'group-regroup', systems, regroup });
    expect([others(run, 'ue1'), others(run, 'partner-ue1')]).toEqual([['partner-ue1'], ['ue1']]);
    expect([others(apart, 'ue1'), others(apart, 'partner-ue1')]).toEqual([[], []]);
  });

  it('[Keyladder §leak] an outsider who is given GMK and RAND holds them, and could read', () => {
    const leaks = {
      fault: 'partner-leaks-gmk',
      at: { procedure: 1, step: 4 } as const,
      to: 'all' as const,
      parameters: {},
    };
    const leaked = ask({ procedure: 'group-regroup', systems, faults: [leaks] });
    const id = leaked.events.find((event) => event.kind === 'message' && event.name === 'leak')?.id;
    expect(states(leaked, 'outsider', id ?? '', 1)).toEqual({});
    expect(states(leaked, 'outsider', id ?? '')).toEqual({
      'gmk-group': 'holds',
      'srtp-group': 'could',
    });
    const last = custodyAt(leaked.custody.get('outsider') ?? [], leaked.events.length);
    expect(last.get('srtp-group')?.others).toEqual(['ue1', 'partner-ue1']);
  });

  it('[RFC 6508 §6.1.1] the partner KMS could open what goes to its system, from step 3 on', () => {
    const third = 'regroup.3.partner-gms.message.notification';
    expect(states(run, 'partner-kms', third, 1)['gmk-group']).toBeUndefined();
    expect(states(run, 'partner-kms', third)['gmk-group']).toBe('could');
  });
});

describe('a GMK that the GMS has not made', () => {
  const attack = (fault: string, ...skips: Scenario['skips']): Partial<Scenario> => ({
    faults: [{ fault, at: { procedure: 1, step: 1 }, to: ['ue1'], parameters: {} }],
    skips,
  });
  const end = ({ events }: Asked) => events.at(-1)?.id ?? '';
  const gmkOf = (asked: Asked, actor: ActorId) => at(asked, actor, end(asked)).get('gmk-group');

  it('[pCR 33.179 §7.4.2] an impostor makes it, and only who leaves the check out keeps it', () => {
    const refused = ask(attack('impostor-signs-as-gms'));
    expect(states(refused, 'ue1', end(refused))['gmk-group']).toBe('refused');
    const kept = ask(attack('impostor-signs-as-gms', { party: 'ue1', check: 'signature' }));
    expect(gmkOf(kept, 'ue1')).toMatchObject({ state: 'foreign', foreign: 'outsider' });
    expect(states(kept, 'ue1', end(kept))['srtp-group']).toBe('foreign');
    expect(gmkOf(kept, 'outsider')).toMatchObject({ state: 'foreign', foreign: 'outsider' });
    for (const actor of ['gms', 'ue2'] as const)
      expect(gmkOf(kept, actor)).toMatchObject({ state: 'holds' });
  });

  it('[pCR 33.179 §7.4.2] who keeps a notification back has it as ciphertext', () => {
    const run = ask(attack('impostor-signs-as-gms'));
    expect(states(run, 'outsider', 'gkp.1.ue1.message.notification')).toEqual({
      'gmk-group': 'ciphertext',
    });
    expect(states(run, 'ue1', 'gkp.1.ue1.message.notification')['gmk-group']).toBeUndefined();
  });

  it('[RFC 3830 §5.4] one from before the run, where the replay check is left out', () => {
    const kept = ask(attack('recorded-notification-resent', { party: 'ue1', check: 'replay' }));
    expect(gmkOf(kept, 'ue1')).toMatchObject({ state: 'foreign', foreign: 'before' });
  });

  it('[pCR 33.179 §7.4.2] one under a GMK-ID that is taken: refused, the stored one stays', () => {
    const refused = ask(attack('gmk-id-taken-over'));
    expect(gmkOf(refused, 'ue1')?.state).toBe('holds');
    const kept = ask(attack('gmk-id-taken-over', { party: 'ue1', check: 'duplicate-gmk-id' }));
    expect(gmkOf(kept, 'ue1')).toMatchObject({ state: 'foreign', foreign: 'outsider' });
  });
});

describe('a message made elsewhere', () => {
  const openedBy = (covers: (text: Uint8Array) => Uint8Array) => {
    const events = eventsOf({ kind: 'bundle', bundle: bundleOf({ covers }) });
    const ofUe = fold(events).get('ue1') ?? [];
    return ofUe.flatMap(({ key, state }) => (key === 'gmk-group' ? [state] : []));
  };

  it('[Keyladder §opened] a GMK decrypted behind a failed check is never held', () => {
    expect(openedBy((text) => text)).toContain('holds');
    expect(openedBy((text) => text.slice(0, -2))).toEqual(['ciphertext', 'refused']);
  });
});
