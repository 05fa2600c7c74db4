import { describe, expect, it } from 'vitest';
import type { ActorId, TraceEvent } from '../../engine/index.ts';
import { createI18n } from '../../i18n/index.ts';
import { countClear } from './gmk-in-clear.ts';
import { headerTitle } from './header-text.ts';
import { itemName } from './item-name.ts';
import { lifelinesThatFit, sharePlaces } from './ladder-columns.ts';
import type { LadderLayout, LadderNode } from './ladder-drawing.ts';
import { rememberWords } from './ladder-labels.ts';
import { layoutLadder } from './layout-ladder.ts';
import { type RegroupOptions, regroupActors, regroupEvents } from './regroup.fixture.ts';

const { t } = createI18n();
const words = rememberWords((key, values = {}) => t(key, values));

function layout(options: RegroupOptions, width = 900, opened = false): LadderLayout {
  const actors = regroupActors(options.primary, options.partner);
  return layoutLadder({ actors, events: regroupEvents(options), width, opened, words });
}

const titles = ({ columns, names }: LadderLayout) =>
  columns.map((column) => headerTitle(column, names));
const nodesOf = <T extends LadderNode['type']>({ nodes }: LadderLayout, type: T) =>
  nodes.filter((node): node is Extract<LadderNode, { type?: T }> => node.type === type);
const labels = ({ edges }: LadderLayout) => edges.map(({ data }) => data?.above.join(' '));

function overlaps(nodes: readonly LadderNode[]): string[] {
  const boxes = nodes.filter((node) => node.type !== 'anchor');
  const right = (node: LadderNode) => node.position.x + (node.width ?? 0);
  const bottom = (node: LadderNode) => node.position.y + (node.height ?? 0);
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const apart =
        right(one) <= other.position.x ||
        right(other) <= one.position.x ||
        bottom(one) <= other.position.y ||
        bottom(other) <= one.position.y;
      return apart ? [] : [`${one.id} × ${other.id}`];
    }),
  );
}

describe('the ladder of a regroup', () => {
  it('[pCR 33.179 Figure 7.4.3.3-1] has the four kinds of actor in the order of the figure', () => {
    expect(titles(layout({ primary: 1, partner: 1 }))).toEqual([
      'Primary MCPTT UE',
      'Primary GMS',
      'Partner GMS',
      'Partner MCPTT UE',
    ]);
    expect(titles(layout({ primary: 2, partner: 2 }))).toEqual([
      'Primary MCPTT UE 1',
      'Primary MCPTT UE 2',
      'Primary GMS',
      'Partner GMS',
      'Partner MCPTT UE 1',
      'Partner MCPTT UE 2',
    ]);
  });

  it('[pCR 33.179 Figure 7.4.3.3-1] numbers and names the six messages', () => {
    expect(labels(layout({ primary: 1, partner: 1 }))).toEqual([
      '1. Notification of group metadata',
      '2. OK',
      '3. Notification of group metadata',
      '4. Notification of group metadata',
      '5. OK',
      '6. OK',
    ]);
  });

  it('[corrections 8] has no “(Group Key Transport payload)” at its notifications', () => {
    const below = layout({ primary: 1, partner: 1 }).edges.flatMap(({ data }) => data?.below ?? []);
    expect(below.length).toBe(3);
    expect(below.join(' ')).not.toContain('Group Key Transport payload');
  });

  it('[corrections 8] has its caption under step 6, before the use of the keys', () => {
    const drawn = layout({ primary: 2, partner: 2, use: true });
    const [caption] = nodesOf(drawn, 'caption');
    expect(caption?.data.lines.join(' ')).toBe(
      'Figure 7.4.3.3-1: Group Regroup security procedures (multiple MCPTT systems)',
    );
    const use = drawn.nodes.find(({ id }) => id === 'use');
    const steps = drawn.edges.filter(({ data }) => /^[1-6]\. /.test(data?.above[0] ?? ''));
    const lowest = Math.max(...steps.map(({ data }) => data?.y ?? Number.NaN));
    expect(caption?.position.y).toBeGreaterThan(lowest);
    expect(caption?.position.y).toBeLessThan(use?.position.y ?? 0);
  });

  it('[corrections own choices] says under an error that the clause acknowledges only', () => {
    const drawn = layout({ primary: 1, partner: 2, failing: ['partner-ue2'] });
    const under = (step: string) =>
      drawn.edges
        .filter(({ data }) => data?.above.join(' ').startsWith(step))
        .map(({ data }) => data?.below.join(' '));
    expect(under('5. Error')).toEqual([expect.stringContaining('choice of this tool')]);
    expect(under('5. OK')).toEqual(['']);
  });

  it('[pCR 33.179 Figure 7.4.3.3-1] has “0. KMS Provisioning” at each of the four', () => {
    const boxes = nodesOf(layout({ primary: 1, partner: 1 }), 'box');
    expect(boxes.map(({ data }) => data.title.join(' '))).toEqual(
      Array(4).fill('0. KMS Provisioning'),
    );
  });

  it('[pCR 33.179 §7.4.4.3 step 0] shows both KMSs set up, each in its system, and the exchange', () => {
    const drawn = layout({ primary: 2, partner: 2 });
    const setUps = nodesOf(drawn, 'setUp');
    expect(setUps.map(({ data }) => data.title)).toEqual([
      'Set up once by the primary KMS',
      'Set up once by the partner KMS',
      'KMS certificates exchanged',
    ]);
    const [primary, partner, exchange] = setUps;
    const border = drawn.bands[1]?.x ?? 0;
    expect((primary?.position.x ?? 0) + (primary?.width ?? 0)).toBeLessThanOrEqual(border);
    expect(partner?.position.x).toBeGreaterThanOrEqual(border);
    expect(exchange?.data.rows.flatMap(({ items }) => items.map(({ text }) => text))).toEqual([
      'Primary KMS to Partner KMS',
      'Partner KMS to Primary KMS',
    ]);
  });

  it('[pCR 33.179 §7.4.4.3 step 0] gives each GMS the certificate of the other KMS', () => {
    const drawn = layout({ primary: 1, partner: 1 });
    const external = drawn.items.filter(({ text }) => text === 'other KMS’s certificate');
    expect(external.map(({ actor }) => actor)).toEqual(['gms', 'partner-gms']);
  });

  it('has two bands that tile the width, with every lifeline in its own', () => {
    const drawn = layout({ primary: 5, partner: 9 }, 760);
    const [primary, partner] = drawn.bands;
    expect(primary?.x).toBe(0);
    expect(primary?.width).toBe(partner?.x);
    expect((partner?.x ?? 0) + (partner?.width ?? 0)).toBe(drawn.width);
    for (const { system, x, width } of drawn.columns) {
      const band = drawn.bands.find((one) => one.system === system);
      expect(x - width / 2).toBeGreaterThanOrEqual(band?.x ?? 0);
      expect(x + width / 2).toBeLessThanOrEqual((band?.x ?? 0) + (band?.width ?? 0));
    }
  });

  it('marks what crosses the border with a gate, and says so: messages 3 and 6', () => {
    const drawn = layout({ primary: 2, partner: 2 });
    const across = drawn.edges.filter(({ data }) => data?.gateX !== null);
    expect(across.map(({ data }) => data?.above.join(' '))).toEqual([
      '3. Notification of group metadata',
      '6. OK',
    ]);
    expect(new Set(across.map(({ data }) => data?.gateX))).toEqual(new Set([drawn.bands[1]?.x]));
    const item = across[0]?.data?.item;
    expect(
      item && itemName(item, { state: 'past', result: null, told: true }, words, drawn.names),
    ).toBe(
      '3. Notification of group metadata, Primary GMS to Partner GMS, 1,043 octets, crosses the border between the systems, done',
    );
  });

  it.each([
    [1, 1],
    [3, 3],
    [1, 8],
    [12, 2],
    [40, 40],
  ])('lets no box overlap another with %i and %i members', (primary, partner) => {
    for (const width of [380, 600, 760, 1300]) {
      const purposes = ['media', 'floor'] as const;
      const failing: ActorId[] = ['ue1', 'partner-ue2'];
      const drawn = layout({ primary, partner, purposes, failing, use: true }, width);
      expect(overlaps(drawn.nodes)).toEqual([]);
      for (const node of drawn.nodes) {
        expect(node.position.x).toBeGreaterThanOrEqual(0);
        expect(node.position.x + (node.width ?? 0)).toBeLessThanOrEqual(drawn.width);
      }
    }
  });

  it('shows every event by one item', () => {
    const options: RegroupOptions = { primary: 9, partner: 9, use: true };
    const drawn = layout(options, 600);
    regroupEvents(options).forEach((event, index) => {
      const order = drawn.itemOf[index] ?? -1;
      expect(drawn.items[order]?.covers).toContain(event.id);
      expect(drawn.rectangles[order]).toBeDefined();
    });
  });

  it('begins each of two procedures with a divider, and the use of keys after both', () => {
    const purposes = ['media', 'floor'] as const;
    const drawn = layout({ primary: 1, partner: 1, purposes, twice: true, use: true });
    expect(nodesOf(drawn, 'divider').map(({ data }) => data.title)).toEqual([
      'Procedure 1: media',
      'Procedure 2: floor control',
      'Use of the keys',
    ]);
    expect(labels(drawn).filter((label) => label === '6. OK')).toHaveLength(2);
  });
});

describe('folding in a regroup', () => {
  it('gives each side one folded lifeline, left of its GMS and at the far right', () => {
    expect(titles(layout({ primary: 20, partner: 30 }, 760))).toEqual([
      'Primary MCPTT UE 1',
      'Primary MCPTT UE 2',
      'Primary UE 3 … 20',
      'Primary GMS',
      'Partner GMS',
      'Partner MCPTT UE 1',
      'Partner MCPTT UE 2',
      'Partner UE 3 … 30',
    ]);
  });

  it('keeps the lifelines of those that fail on each side', () => {
    const failing: ActorId[] = ['ue17', 'partner-ue9'];
    const drawn = layout({ primary: 20, partner: 20, failing }, 760);
    expect(titles(drawn)).toContain('Primary MCPTT UE 17');
    expect(titles(drawn)).toContain('Partner MCPTT UE 9');
  });

  it('leaves what one side does not need to the other', () => {
    expect(sharePlaces(6, 1, 9)).toEqual({ primary: 1, partner: 5 });
    expect(sharePlaces(6, 9, 1)).toEqual({ primary: 5, partner: 1 });
    expect(sharePlaces(6, 9, 9)).toEqual({ primary: 3, partner: 3 });
    expect(sharePlaces(5, 3, 3)).toEqual({ primary: 3, partner: 2 });
    expect([100, 600, 760, 4000].map((width) => lifelinesThatFit(width, 2))).toEqual([4, 6, 8, 10]);
  });

  it('names the partner UE on each folded message, and draws all when opened', () => {
    const options = { primary: 2, partner: 40 };
    const texts = layout(options, 600).edges.map(({ data }) => data?.item.text);
    expect(texts.at(-2)).toBe('Partner UE 40 · 5. OK');
    expect(layout(options, 600, true).columns).toHaveLength(44);
  });

  it('holds as many nodes for 2,000 members as messages and activities ask for', () => {
    const drawn = layout({ primary: 1000, partner: 1000 }, 760);
    expect(drawn.columns.length).toBeLessThanOrEqual(8);
    // Per member: notification and answer with two anchors each, and two activities.
    expect(drawn.nodes.length).toBeLessThan(2_000 * 6 + 40);
    expect(drawn.edges).toHaveLength(4_002);
  });
});

describe('refusals in a regroup', () => {
  it('[pCR 33.179 §7.4.4.3 step 6] names the partner UEs that refused, in words', () => {
    const failing: ActorId[] = ['partner-ue2'];
    const last = layout({ primary: 1, partner: 3, failing }).edges.at(-1)?.data;
    expect(last?.above).toEqual(['6. OK']);
    expect(last?.report.join(' ')).toBe(
      '1 partner UE refused: Partner UE 2: signature does not verify',
    );
  });

  it('count those beyond the first two', () => {
    const failing: ActorId[] = ['partner-ue1', 'partner-ue2', 'partner-ue3', 'partner-ue4'];
    const last = layout({ primary: 1, partner: 4, failing }).edges.at(-1)?.data;
    expect(last?.report.join(' ')).toContain('4 partner UEs refused');
    expect(last?.report.join(' ')).toContain('and 2 more');
  });

  it('[pCR 33.179 §7.4.4.3 step 6] end in an error where the partner GMS refuses: no step 4', () => {
    const drawn = layout({ primary: 1, partner: 3, failing: ['partner-gms'] });
    expect(labels(drawn)).toEqual([
      '1. Notification of group metadata',
      '2. OK',
      '3. Notification of group metadata',
      '6. Error: “signature” failed',
    ]);
  });
});

describe('GMK in clear', () => {
  const options: RegroupOptions = { primary: 1, partner: 1 };
  const events = regroupEvents(options);
  const drawn = layout(options);
  const heldAt = (actor: ActorId, cursor: number) =>
    countClear(drawn.clear.byActor.get(actor) ?? [], cursor);
  const first = (actor: ActorId) => events.findIndex((_, cursor) => heldAt(actor, cursor) > 0);

  it('is at the primary GMS when it is made, at the partner GMS when decapsulated, at UEs when stored', () => {
    const at = (actor: ActorId) => events[first(actor)];
    expect(at('gms')).toMatchObject({ kind: 'compute', operation: 'gmk' });
    expect(at('partner-gms')).toMatchObject({ kind: 'compute', operation: 'sakke-decapsulate' });
    expect(at('ue1')?.kind).toBe('store');
    expect(at('partner-ue1')?.kind).toBe('store');
    expect(heldAt('kms', events.length) + heldAt('partner-kms', events.length)).toBe(0);
  });

  it('stands as words at the control where it begins', () => {
    const locks = drawn.items.filter(({ clear }) => clear);
    expect(locks.map(({ actor }) => actor)).toEqual(['gms', 'ue1', 'partner-gms', 'partner-ue1']);
    const [made] = locks;
    expect(
      made && itemName(made, { state: 'past', result: null, told: true }, words, drawn.names),
    ).toContain('has the GMK in clear from here on');
  });

  it('is gone from a partner GMS that throws it away', () => {
    const refused = regroupEvents({ primary: 1, partner: 1, failing: ['partner-gms'] });
    const clear = layoutLadder({
      ...{ actors: regroupActors(1, 1), events: refused, width: 900, opened: false, words },
    }).clear.byActor.get('partner-gms');
    expect(countClear(clear ?? [], refused.length)).toBe(0);
  });

  it('[screen.md] no list of an actor reaches over the border of its system, however narrow', () => {
    for (const width of [480, 560, 640, 700, 900]) {
      const drawn = layout({ primary: 3, partner: 3, purposes: ['media', 'floor'] }, width);
      const border = drawn.bands[1]?.x ?? 0;
      for (const { id, position, width: wide = 0 } of nodesOf(drawn, 'activity')) {
        const across = position.x < border - 6 && position.x + wide > border + 6;
        expect(across, `${id} at ${width}`).toBe(false);
      }
    }
  });

  it('[Keyladder §faults] an outsider has a lifeline behind the partner UEs, in neither system', () => {
    const outsider = {
      id: 'outsider',
      kind: 'outsider',
      system: 'partner',
      ordinal: 0,
      uri: '',
    } as const;
    const leak = {
      ...{ id: 'leak', kind: 'message', name: 'leak', step: 4, procedure: 1, actor: 'partner-gms' },
      ...{ from: 'partner-gms', to: 'outsider', payloads: [], fate: 'delivered', failures: [] },
    } as unknown as TraceEvent;
    const drawn = layoutLadder({
      actors: [...regroupActors(1, 1), outsider],
      events: [...regroupEvents({ primary: 1, partner: 1 }), leak],
      ...{ width: 900, opened: false, words },
    });
    expect(titles(drawn).slice(-2)).toEqual(['Partner MCPTT UE', 'Outsider']);
    const column = drawn.columns.at(-1);
    const partner = drawn.bands[1];
    expect(column?.x).toBeGreaterThan((partner?.x ?? 0) + (partner?.width ?? 0));
    const arrow = drawn.edges.at(-1)?.data;
    expect(arrow?.toX).toBe(column?.x);
    expect(arrow?.gateX).toBeNull();
  });
});
