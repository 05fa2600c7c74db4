import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  type CheckName,
  defaultPartnerSystem,
  defaultScenario,
  planOf,
  type Scenario,
} from '../engine/index.ts';
import { createFormats } from '../i18n/formats.ts';
import { addLaterTexts, createI18n } from '../i18n/index.ts';
import { stepKeyOf } from '../store/depth.ts';
import { eventsOf } from '../testing/events-of.ts';
import { createActorNames, hasTwoSystems } from './actor-names.ts';
import { attackLines, skipLines } from './attack-lines.ts';
import { layoutLadder } from './ladder/layout-ladder.ts';
import { textWidth } from './ladder/text-width.ts';

const i18n = createI18n();
await addLaterTexts(i18n);
const words = (key: string, values = {}) => i18n.t(key, values);
const { list } = createFormats('en');
const told = { words, list, names: createActorNames(words, false, { primary: 3, partner: 0 }) };

/** A run with an attack on UE 1, which leaves a check out or does not. */
function attacked(fault: string, check?: CheckName) {
  const scenario: Scenario = {
    ...defaultScenario(),
    faults: [{ fault, at: { procedure: 1, step: 1 }, to: ['ue1'], parameters: {} }],
    skips: check ? [{ party: 'ue1', check }] : [],
  };
  const source = { kind: 'scenario', scenario } as const;
  const all = eventsOf(source);
  const place = (key: string, reached = all.length - 1) => {
    const own = all.filter((event, at) => at <= reached && stepKeyOf(event) === key);
    return { all, own, reached };
  };
  return { scenario, source, all, place };
}

describe('the side of somebody outside', () => {
  const kept = attacked('impostor-signs-as-gms', 'signature');

  it('[pCR 33.179 §7.4.2] an impostor keeps the notification back and sends a key of their own', () => {
    const lines = attackLines(kept.place('1.1'), told).join(' ');
    expect(lines).toContain('keep the notification to UE 1 back');
    expect(lines).toContain('make a GMK of their own');
    expect(lines).toContain('sign in the name of sip:gms');
    expect(attackLines(kept.place('1.use'), told)).toEqual(['They open 2 packets of the group.']);
  });

  it('[pCR 33.179 §7.4.2] ends up with the key that a UE uses, once it has stored it', () => {
    const store = kept.all.findIndex(({ kind, actor }) => kind === 'store' && actor === 'ue1');
    expect(attackLines(kept.place('1.2', store - 1), told)).toEqual([]);
    expect(attackLines(kept.place('1.2', store), told)[0]).toContain('a GMK that UE 1 uses');
    expect(attackLines(attacked('impostor-signs-as-gms').place('1.2'), told)).toEqual([]);
  });

  it('[RFC 3830 §5.4] who sends a recording calculates nothing', () => {
    const lines = attackLines(attacked('recorded-notification-resent').place('1.1'), told);
    expect(lines.at(-1)).toContain('octet for octet');
  });

  it('[Keyladder §skips] a check that is left out is told with what came of it', () => {
    expect(skipLines(kept.place('1.2'), told)).toEqual([
      'UE 1 leaves the check “signature” out. It would have failed: now UE 1 keeps a GMK that the outsider made.',
    ]);
    const harmless = attacked('gmk-id-taken-over', 'signature');
    expect(skipLines(harmless.place('1.2'), told).join(' ')).toContain('It would have passed');
  });
});

describe('names beside somebody outside', () => {
  it('[Keyladder §attack] an outsider makes no second system', () => {
    expect(hasTwoSystems(actorsOf(attacked('impostor-signs-as-gms').source))).toBe(false);
    const regroup = { ...defaultScenario(), procedure: 'group-regroup' as const };
    const systems = [...regroup.systems, defaultPartnerSystem()];
    const source = { kind: 'scenario', scenario: { ...regroup, systems } } as const;
    expect(hasTwoSystems(actorsOf(source))).toBe(true);
  });
});

describe('the attack on the ladder', () => {
  const { scenario, source, all } = attacked('impostor-signs-as-gms', 'signature');
  const draw = (level: 'figure' | 'everything', width: number) =>
    layoutLadder({
      ...{ actors: actorsOf(source), events: all, width, height: 445, opened: false, words },
      ...{ depth: { level, followed: null, unfolded: [] }, plan: planOf(scenario) },
    });

  it('[pCR 33.179 Figure 7.4.2-1] stands beside the figure, under the arrow it attacks', () => {
    for (const width of [560, 784, 1200]) {
      const { nodes, columns } = draw('figure', width);
      const arrows = nodes.filter(({ type }) => type === 'figureArrow' || type === 'figureAttack');
      expect(arrows.map(({ id }) => id)).toEqual(['figure-1.1', 'attack-1.1', 'figure-1.2']);
      arrows.forEach((arrow, at) => {
        const before = arrows[at - 1];
        const end = before ? before.position.y + (before.height ?? 0) : 0;
        expect(arrow.position.y).toBeGreaterThanOrEqual(end);
        expect(arrow.position.x + (arrow.width ?? 0)).toBeLessThanOrEqual(width);
      });
      expect(columns.at(-1)?.kind).toBe('outsider');
    }
  });

  it('[Keyladder §attack] what the outsider does is on its own side of the GMS', () => {
    const { nodes, columns } = draw('everything', 900);
    const gms = columns.find(({ kind }) => kind === 'gms');
    const outside = columns.find(({ kind }) => kind === 'outsider');
    const index = all.findIndex(({ actor }) => actor === 'outsider');
    const own = nodes.find(({ id }) => id === `activity-${index}`);
    expect(own?.position.x).toBeGreaterThan(gms?.x ?? 0);
    expect(own?.position.x).toBeGreaterThanOrEqual((outside?.x ?? 0) - 6);
    expect((own?.position.x ?? 0) + (own?.width ?? 0)).toBeLessThanOrEqual(900);
  });

  it('[Keyladder §harm] a stored key that the GMS never made is named so, and no other', () => {
    const { items } = draw('everything', 900);
    const stored = items.filter(({ event, kind }) => kind === 'event' && event.kind === 'store');
    expect(stored.map(({ text }) => text)).toEqual([
      'another group key stored',
      'group key stored',
      'group key stored',
    ]);
  });

  it('[Keyladder §harm] the outcome says that one keeps another key, in the room it has', () => {
    for (const width of [560, 900]) {
      const outcome = draw('everything', width).nodes.find(({ type }) => type === 'outcome');
      const item = outcome?.type === 'outcome' ? outcome.data.item : null;
      expect(item?.text).toContain('keeps another GMK');
      expect(textWidth(item?.text ?? '', 14)).toBeLessThan((outcome?.width ?? 0) - 40);
    }
  });
});
