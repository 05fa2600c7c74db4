import { describe, expect, it } from 'vitest';
import {
  type ActorId,
  actorsOf,
  type CheckName,
  defaultScenario,
  eventIndex,
  type Purpose,
  type RunSource,
  type TraceEvent,
} from '../../engine/index.ts';
import { createI18n } from '../../i18n/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { itemName } from './item-name.ts';
import { layoutColumns, lifelinesThatFit } from './ladder-columns.ts';
import type { LadderLayout, LadderNode } from './ladder-drawing.ts';
import { itemResult, itemState } from './ladder-items.ts';
import { layoutLadder } from './layout-ladder.ts';
import { actorsFor, eventsFor, type FixtureOptions } from './trace.fixture.ts';

const { t } = createI18n();
const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);

function layout(options: FixtureOptions, width = 760, opened = false): LadderLayout {
  const events = eventsFor(options);
  return layoutLadder({ actors: actorsFor(options.members), events, width, opened, words });
}

const titles = ({ columns }: LadderLayout) =>
  columns.map(({ kind, actors }) => [kind, ...actors.map((actor) => actor.id)].join(' '));

const rectangle = ({ position, width = 0, height = 0 }: LadderNode) => ({
  left: position.x,
  right: position.x + width,
  top: position.y,
  bottom: position.y + height,
});

function overlaps(nodes: readonly LadderNode[]): string[] {
  const boxes = nodes.filter((node) => node.type !== 'anchor');
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const [a, b] = [rectangle(one), rectangle(other)];
      const apart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      return apart ? [] : [`${one.id} × ${other.id}`];
    }),
  );
}

describe('layoutLadder', () => {
  it('[pCR 33.179 Figure 7.4.2-1] has the UE on the left, the GMS on the right, and no KMS', () => {
    const drawn = layout({ members: 1 });
    expect(titles(drawn)).toEqual(['ue ue1', 'gms gms']);
    expect(drawn.columns[0]?.x).toBeLessThan(drawn.columns[1]?.x ?? 0);
  });

  it('[pCR 33.179 Figure 7.4.2-1] has a box of step 0 at each actor, of one height', () => {
    const boxes = layout({ members: 3 }).nodes.filter((node) => node.type === 'box');
    expect(boxes.map((box) => box.data.title.join(' ').replaceAll('- ', '-'))).toEqual(
      Array(4).fill('0. Provisioning of identity-specific key material'),
    );
    expect(new Set(boxes.map((box) => box.height)).size).toBe(1);
  });

  it('[pCR 33.179 Figure 7.4.2-1] numbers the messages and names the payload', () => {
    const [notification, ok] = layout({ members: 1 }).edges.map((edge) => edge.data);
    expect(notification?.above).toEqual(['1. Notification of group metadata']);
    expect(notification?.below).toEqual(['(Group Key Transport payload) · 1,043 octets']);
    expect(ok?.above).toEqual(['2. OK']);
    expect(ok?.below).toEqual([]);
    expect(notification?.fromX).toBeGreaterThan(notification?.toX ?? 0);
    expect(ok?.fromX).toBeLessThan(ok?.toX ?? 0);
  });

  it('[corrections 8] has its caption under it, word for word', () => {
    const drawn = layout({ members: 1 });
    const caption = drawn.nodes.find((node) => node.type === 'caption');
    expect(caption?.data.lines).toEqual(['Figure 7.4.2-1: Security configuration for groups']);
    const last = Math.max(...drawn.edges.map(({ data }) => data?.y ?? Number.NaN));
    expect(caption?.position.y).toBeGreaterThan(last);
  });

  it('keeps events in order from top to bottom', () => {
    const drawn = layout({ members: 3, purposes: ['media', 'floor'] });
    const tops = drawn.edges.map((edge) => edge.data?.y ?? 0);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it.each([1, 2, 3, 8, 50])('lets no box overlap another with %i members', (members) => {
    for (const width of [320, 600, 760, 1300]) {
      const drawn = layout({ members, purposes: ['media', 'floor'], failing: ['ue2'] }, width);
      expect(overlaps(drawn.nodes)).toEqual([]);
      for (const node of drawn.nodes) {
        expect(rectangle(node).left).toBeGreaterThanOrEqual(0);
        expect(rectangle(node).right).toBeLessThanOrEqual(drawn.width);
      }
    }
  });

  it('shows every event by one item, and knows where the item is', () => {
    const options: FixtureOptions = { members: 50, purposes: ['media', 'floor'] };
    const drawn = layout(options);
    eventsFor(options).forEach((event, index) => {
      const order = drawn.itemOf[index] ?? -1;
      expect(drawn.items[order]?.covers).toContain(event.id);
      expect(drawn.rectangles[order]).toBeDefined();
    });
  });

  it('grows with the checks', () => {
    const few: CheckName[] = ['format', 'signature'];
    expect(layout({ members: 1, checks: few }).height).toBeLessThan(layout({ members: 1 }).height);
  });

  it('begins each of two procedures with a divider', () => {
    const drawn = layout({ members: 2, purposes: ['media', 'floor'], twice: true });
    const dividers = drawn.nodes.filter((node) => node.type === 'divider');
    expect(dividers.map((node) => node.data.title)).toEqual([
      'Procedure 1: media',
      'Procedure 2: floor control',
    ]);
  });

  it('writes two payloads and their octets together', () => {
    const [notification] = layout({ members: 1, purposes: ['media', 'floor'] }).edges;
    expect(notification?.data?.below.join(' ')).toContain('2 payloads · 2,086 octets');
  });

  it('says which check failed on the error', () => {
    const { edges } = layout({ members: 1, failing: ['ue1'] });
    expect(edges[1]?.data?.above).toEqual(['2. Error: “signature” failed']);
  });

  it('draws a trace without step 0, as an opened message has', () => {
    const events = eventsFor({ members: 1 }).filter((event) => event.step !== 0);
    const actors = actorsFor(1).filter((actor) => actor.kind !== 'kms');
    const drawn = layoutLadder({ actors, events, width: 600, opened: false, words });
    expect(drawn.nodes.some((node) => node.type === 'box')).toBe(false);
    expect(drawn.edges).toHaveLength(2);
  });

  it('draws nothing for an empty trace', () => {
    const drawn = layoutLadder({ actors: [], events: [], width: 600, opened: false, words });
    expect([drawn.nodes, drawn.edges, drawn.columns]).toEqual([[], [], []]);
  });
});

describe('lifelines of many members', () => {
  it('fold into one, left of the GMS', () => {
    const drawn = layout({ members: 50 });
    const [first, second, third, folded, gms] = drawn.columns;
    expect([first, second, third].map((column) => column?.actors[0]?.id)).toEqual([
      'ue1',
      'ue2',
      'ue3',
    ]);
    expect([folded?.kind, folded?.actors.length, gms?.kind]).toEqual(['folded', 47, 'gms']);
    expect(drawn.width).toBe(760);
    expect(drawn.foldable).toBe(true);
  });

  it('stand out for who has failed, not for who will', () => {
    const actors = actorsFor(50);
    const failed = new Map([['ue40', 100]] as const);
    const own = (reach: number) =>
      layoutColumns(actors, failed, 760, { reach })
        .columns.filter(({ kind }) => kind === 'ue')
        .map((column) => column.actors[0]?.id);
    expect(own(99)).toEqual(['ue1', 'ue2', 'ue3']);
    expect(own(100)).toEqual(['ue1', 'ue2', 'ue40']);
  });

  it('keep a lifeline of their own when they fail', () => {
    const drawn = layout({ members: 50, failing: ['ue17', 'ue40'] });
    expect(titles(drawn).slice(0, 3)).toEqual(['ue ue1', 'ue ue17', 'ue ue40']);
  });

  it('tell which of the folded fail, and from which event on', () => {
    const failing = Array.from({ length: 6 }, (_, index): ActorId => `ue${index + 10}`);
    const folded = layout({ members: 50, failing }).columns.find(({ kind }) => kind === 'folded');
    expect(folded?.failedAt).toHaveLength(3);
  });

  it('are all drawn when opened, wider than the area', () => {
    const drawn = layout({ members: 50 }, 760, true);
    expect(drawn.columns).toHaveLength(51);
    expect(drawn.width).toBeGreaterThan(760 * 5);
    const xs = drawn.columns.map((column) => column.x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });

  it('name the UE on each folded message', () => {
    const texts = layout({ members: 8 }, 600).edges.map((edge) => edge.data?.item.text);
    expect(texts.at(-1)).toBe('UE 8 · 2. OK');
  });

  it('are at least two side by side, and seven at most', () => {
    expect([100, 600, 760, 4000].map((width) => lifelinesThatFit(width))).toEqual([2, 4, 5, 7]);
  });
});

describe('items at the cursor', () => {
  const options: FixtureOptions = {
    members: 1,
    purposes: ['media'] as Purpose[],
    failing: ['ue1'],
  };
  const events: readonly TraceEvent[] = eventsFor(options);
  const drawn = layout(options);
  const check = drawn.items.find(
    ({ kind, event }) => kind === 'event' && event.kind === 'check' && event.check === 'signature',
  );
  if (check === undefined) throw new TypeError('the fixture has no signature check');

  it('are future before, current from the calculation on, and past after', () => {
    expect(events[check.first]?.kind).toBe('compute');
    expect(check.first).toBe(check.last - 1);
    const around = [check.first - 1, check.first, check.last, check.last + 1];
    expect(around.map((cursor) => itemState(check, cursor))).toEqual([
      'future',
      'current',
      'current',
      'past',
    ]);
  });

  it('show no result before the check is made', () => {
    expect(itemResult(check, check.first)).toBeNull();
    expect(itemResult(check, check.last)).toBe('failure');
  });

  it('are named by who does what, how it ends and where it stands', () => {
    expect(
      itemName(check, { state: 'past', result: 'failure', told: true }, words, drawn.names),
    ).toBe('UE 1 checks: Signature of the GMS verifies, media, failed, done');
    expect(
      itemName(check, { state: 'future', result: null, told: false }, words, drawn.names),
    ).toBe('UE 1 checks: Signature of the GMS verifies, media, not yet');
  });
});

describe('a real run', () => {
  const source: RunSource = {
    kind: 'scenario',
    scenario: { ...defaultScenario(), gmkMode: 'dual-one-procedure' },
  };
  const events = eventsOf(source);
  const drawn = layoutLadder({
    ...{ actors: actorsOf(source), events, width: 900, opened: false, words },
  });
  const currentAt = (cursor: number) =>
    drawn.items.filter((item) => item.kind === 'event' && itemState(item, cursor) === 'current');

  it('what the KMS calculates for an identity lights up its key set, not the certificate', () => {
    for (const id of ['uid', 'eccsi-issue', 'sakke-issue']) {
      const cursor = eventIndex(events, `gkp.0.gms.compute.${id}`);
      expect(currentAt(cursor).map(({ event }) => event.id)).toEqual([
        'gkp.0.gms.provision.key-set',
      ]);
      expect(drawn.items[drawn.itemOf[cursor] ?? -1]?.event.id).toBe('gkp.0.gms.provision.key-set');
    }
    const certificate = 'gkp.0.gms.provision.kms-certificate';
    const cursor = eventIndex(events, certificate);
    expect(currentAt(cursor).map(({ event }) => event.id)).toEqual([certificate]);
  });

  it('[pCR 33.179 §7.4.2] the proof of separate keys stands apart and says what was tried', () => {
    const proofs = drawn.items.filter(
      ({ event }) => event.kind === 'check' && event.check === 'key-separation',
    );
    expect(proofs).toHaveLength(4);
    expect(proofs[0]?.text).toBe('voice packet under the key for floor control: must stay closed');
    expect(proofs[1]?.text).toBe('floor message under the key for media: must stay closed');
    const apart = drawn.nodes.filter(
      (node) =>
        node.type === 'activity' &&
        node.data.rows.some(({ items }) => items.some((item) => proofs.includes(item))),
    );
    expect(apart).toHaveLength(2);
    for (const node of apart) {
      if (node.type !== 'activity') continue;
      const checks = node.data.rows.flatMap(({ items }) => items);
      expect(checks.every((item) => proofs.includes(item))).toBe(true);
    }
  });

  it('says of folded members that they are provisioned, not that all is well', () => {
    const folded = layout({ members: 30 });
    const texts = folded.items.filter(({ kind }) => kind === 'summary').map(({ text }) => text);
    expect(texts.some((text) => /^\d+ members provisioned$/.test(text))).toBe(true);
    expect(texts.some((text) => /^\d+ members$/.test(text))).toBe(false);
  });
});
