import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../model/bytes.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { foldLineage, type LineageGraph } from './lineage.ts';
import { lineageOf } from './lineage-lines.ts';

const base = defaultScenario();
const [system] = base.systems;
if (!system) throw new TypeError('the default scenario has no system');
const two = { ...system, members: system.members.slice(0, 2) };

function runWith(change: Partial<Scenario>): TraceEvent[] {
  const source = { kind: 'scenario' as const, scenario: { ...base, systems: [two], ...change } };
  return eventsOf(source);
}

const about = (events: readonly TraceEvent[], member: string) =>
  events.filter((event) => {
    const focus = event.member ?? event.actor;
    return focus === member || !/ue\d/.test(focus);
  });

const events = runWith({}).filter(({ step }) => step !== 'use');
const graph = foldLineage(about(events, 'ue1'));

function keyAt(eventId: string, name: string): string {
  const event = events.find(({ id }) => id === eventId);
  const values =
    event?.kind === 'compute'
      ? [...event.working.inputs, ...event.working.intermediates, ...event.working.outputs]
      : [];
  const value = values.find((one) => one.name === name)?.value;
  if (!(value instanceof Uint8Array)) throw new TypeError(`no ${name} in ${eventId}`);
  return bytesToHex(value);
}

function namesOf(from: LineageGraph, key: string, role: string, intermediates = false): string[] {
  const lines = lineageOf(from, key, intermediates);
  const values = lines?.values.filter((value) => lines.roles.get(value.key) === role) ?? [];
  return values.map(({ names }) => names.join(' = ')).sort();
}

const srtp = keyAt('gkp.2.ue1.compute.srtp-keys', 'srtpSessionKey');
const gmk = keyAt('gkp.1.gms.compute.gmk', 'GMK');
const masterSecret = keyAt('gkp.0.kms.compute.sakke-kms-setup', 'z_T');

describe('the ancestors of a value', () => {
  it('[TS 33.179 §7.3.6] an SRTP key ends in z_T and in what the GMS drew', () => {
    expect(namesOf(graph, srtp, 'ancestor')).toEqual(
      [
        'z_T',
        'P',
        'Z_T = Z_S = PubEncKey',
        'p1Identity = P0 MCPTT ID = UserUri',
        'p2KmsUri = KmsUri',
        'UID = ID = a = b = UserID',
        'K_(a,T) = K_(b,S) = UserDecryptKey',
        'encapsulatedData',
        'GMK = SSV = TGK',
        'GMK-ID',
        'User Salt',
        'GUK-ID = DPPK-ID = CSB ID',
        'RAND',
        'srtpMasterKey',
        'srtpMasterSalt',
      ].sort(),
    );
    const lines = lineageOf(graph, srtp, false);
    const drawn = lines?.values.filter(({ random }) => random).map(({ names }) => names[0]);
    expect(drawn?.sort()).toEqual(['GMK', 'GMK-ID', 'RAND', 'z_T']);
  });

  it('[RFC 6508 §6.2.2] the UE gets the GMK back from SAKKE data and RSK, the GMS drew it', () => {
    const lines = lineageOf(graph, gmk, false);
    const into = lines?.edges.filter(({ to }) => to === gmk) ?? [];
    const sources = into.map(({ from }) => graph.values.get(from)?.names[0]).sort();
    expect(sources).toEqual(['K_(a,T)', 'encapsulatedData']);
    expect(into.every(({ recovers }) => recovers)).toBe(true);
    expect(into.flatMap((edge) => edge.events)).toEqual([
      'gkp.2.ue1.compute.sakke-decapsulate',
      'gkp.2.ue1.compute.sakke-decapsulate',
    ]);
    expect(graph.values.get(gmk)).toMatchObject({ random: true, secret: true, travels: [] });
  });

  it('[RFC 6508 §6.2.1] w of the receiver is g^r of the sender: one value', () => {
    const w = keyAt('gkp.2.ue1.compute.sakke-decapsulate', 'w');
    expect(graph.values.get(w)?.names).toEqual(['g^r', 'w']);
    expect(graph.values.get(w)?.places.map(({ actor }) => actor)).toEqual(['gms', 'ue1']);
  });

  it('[RFC 6507 §5.1.1] an SSK comes from KSAK and v and from nothing that was signed with it', () => {
    const ssk = keyAt('gkp.0.gms.compute.eccsi-issue', 'SSK');
    const ancestors = namesOf(graph, ssk, 'ancestor', true);
    expect(ancestors).toContain('KSAK');
    expect(ancestors).toContain('v');
    expect(ancestors.filter((name) => /SIG|GMK|M$|z_T/.test(name))).toEqual([]);
    expect(namesOf(graph, ssk, 'both', true)).toEqual([]);
    expect(namesOf(graph, ssk, 'descendant')).toContain('SIG');
  });

  it('[TS 33.179 §7.3.1] the signature covers the SAKKE data, so the GMK is among its ancestors', () => {
    const signature = keyAt('gkp.1.ue1.compute.eccsi-sign', 'SIG');
    const ancestors = namesOf(graph, signature, 'ancestor');
    for (const name of ['KSAK', 'encapsulatedData', 'M', 'ciphertextAndTag', 'RAND']) {
      expect(ancestors).toContain(name);
    }
    const message = keyAt('gkp.1.ue1.compute.eccsi-sign', 'M');
    const parts = graph.into.get(message)?.filter(({ kind }) => kind === 'part') ?? [];
    expect(new Set(parts.flatMap((edge) => edge.events))).toEqual(
      new Set(['gkp.1.ue1.message.notification']),
    );
  });
});

describe('the descendants of a value', () => {
  it('[RFC 3711 §4.3] a session key comes from master key and master salt, and from nothing else', () => {
    const master = keyAt('gkp.2.ue1.compute.srtp-keys', 'srtpMasterKey');
    const salt = keyAt('gkp.2.ue1.compute.srtp-keys', 'srtpMasterSalt');
    for (const [focus, beside] of [
      [master, salt],
      [salt, master],
    ] as const) {
      const lines = lineageOf(graph, focus, false);
      expect(lines?.roles.get(beside)).toBe('beside');
      const into = lines?.edges.filter(({ to }) => to === srtp).map(({ from }) => from);
      expect(new Set(into)).toEqual(new Set([master, salt]));
      expect([...(lines?.roles.values() ?? [])].filter((role) => role === 'beside')).toHaveLength(
        1,
      );
    }
  });

  it('[RFC 6508 §6.1.1] of z_T: every RSK, the SAKKE data, the GMK at the UE, its SRTP keys', () => {
    const names = namesOf(graph, masterSecret, 'descendant');
    expect(names.filter((name) => name.startsWith('K_(a,T)'))).toHaveLength(2);
    for (const name of ['encapsulatedData', 'GMK = SSV = TGK', 'srtpSessionKey', 'SIG']) {
      expect(names).toContain(name);
    }
  });

  it('[Keyladder §trace] go as far as the cursor', () => {
    const sent = events.findIndex(({ id }) => id === 'gkp.1.ue1.message.notification');
    const early = foldLineage(about(events.slice(0, sent + 1), 'ue1'));
    expect(lineageOf(early, srtp, false)).toBeNull();
    const names = namesOf(early, masterSecret, 'descendant');
    expect(names).toContain('encapsulatedData');
    expect(names.some((name) => name.startsWith('SRTP'))).toBe(false);
  });
});

describe('values and edges', () => {
  it('[RFC 3830 §6.1] the GUK-ID is the CSB ID: octets 4 to 7 of the payload as sent', () => {
    const sent = events.flatMap((event) => (event.kind === 'message' ? event.payloads : []))[0];
    const value = graph.values.get(bytesToHex(sent?.sent.slice(4, 8) ?? new Uint8Array()));
    expect(value?.names).toEqual(['GUK-ID', 'DPPK-ID', 'CSB ID']);
    expect(value?.travels.map(({ path }) => path)).toEqual([
      'HDR.csbId',
      'GeneralExtension.dppkId',
    ]);
  });

  it('[Keyladder §trace] what is shorter than 4 octets is no value', () => {
    expect([...graph.values.values()].filter(({ octets }) => octets.length < 4)).toEqual([]);
  });

  it('[Keyladder §trace] what a value is first made from was there before it', () => {
    let made = 0;
    for (const edges of graph.into.values()) {
      for (const { from, to, kind, recovers } of edges) {
        if (kind === 'part' || recovers) continue;
        const [source, target] = [graph.values.get(from), graph.values.get(to)];
        expect(source?.order).toBeLessThan(target?.order ?? -1);
        made += 1;
      }
    }
    expect(made).toBe(91);
  });

  it('[Keyladder §trace] the other members add nothing', () => {
    const text = (list: LineageGraph) => [...list.values.keys()].sort();
    const alone = foldLineage(
      about(runWith({ systems: [{ ...two, members: two.members.slice(0, 1) }] }), 'ue1').filter(
        ({ step }) => step !== 'use',
      ),
    );
    expect(text(graph)).toEqual(text(alone));
  });
});

describe('in a regroup', () => {
  const systems = [
    two,
    { ...defaultPartnerSystem(), members: defaultPartnerSystem().members.slice(0, 1) },
  ];
  const all = runWith({ procedure: 'group-regroup', systems });
  const partner = foldLineage(about(all, 'partner-ue1').filter(({ step }) => step !== 'use'));
  const own = [...partner.values.values()].filter(({ names }) => names[0] === 'srtpSessionKey');
  const atUe = own.find(({ places }) => places.some(({ actor }) => actor === 'partner-ue1'));

  it('[pCR 33.179 §7.4.4.3] a partner UE opens the primary GMK with a key of its own KMS', () => {
    const lines = lineageOf(partner, atUe?.key ?? '', false);
    const secrets = lines?.values.filter(({ names }) => names[0] === 'z_T') ?? [];
    expect(secrets.map(({ places }) => places[0]?.actor)).toEqual(['partner-kms']);
    const gmks = lines?.values.filter(({ names }) => names[0] === 'GMK') ?? [];
    expect(gmks.map(({ random, places }) => [random, places[0]?.actor])).toEqual([[true, 'gms']]);
  });

  it('[pCR 33.179 §7.4.4.3] the signature of the primary GMS goes to the partner GMS and no further', () => {
    const signature = [...partner.values.values()].find(
      ({ names, places }) => names.includes('SIG') && places[0]?.actor === 'gms',
    );
    expect(signature?.travels.map(({ to }) => to)).toEqual(['partner-gms']);
    const octets = signature?.key ?? '';
    const toPartnerUes = all.flatMap((event) =>
      event.kind === 'message' && event.to.startsWith('partner-ue') ? event.payloads : [],
    );
    // The notification and the two packets.
    expect(toPartnerUes).toHaveLength(3);
    for (const { received } of toPartnerUes) {
      expect(bytesToHex(received).includes(octets.slice(0, 128))).toBe(false);
    }
  });
});

describe('a GMK that somebody outside made', () => {
  it('[pCR 33.179 §7.4.2] comes from the outsider, and never from the GMS', () => {
    const base = defaultScenario();
    const scenario = {
      ...base,
      faults: [
        {
          ...{ fault: 'impostor-signs-as-gms', at: { procedure: 1, step: 1 }, to: ['ue1'] },
          parameters: {},
        },
      ],
      skips: [{ party: 'ue1', check: 'signature' }],
    } as const;
    const run = eventsOf({ kind: 'scenario', scenario: scenario as unknown as Scenario });
    const stored = run.find((event) => event.kind === 'store' && event.actor === 'ue1');
    const gmk = stored?.kind === 'store' ? bytesToHex(stored.record.gmk) : '';
    const value = foldLineage(about(run, 'ue1')).values.get(gmk);
    expect(value?.random).toBe(true);
    expect(value?.places[0]).toMatchObject({ actor: 'outsider', name: 'GMK' });
    expect(value?.places.map(({ actor }) => actor)).not.toContain('gms');
  });
});
