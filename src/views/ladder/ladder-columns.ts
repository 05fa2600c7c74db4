import type { Actor, ActorId, SystemName } from '../../engine/index.ts';
import { eachInSteps, perEventsInSteps } from '../../store/per-events.ts';

/** The lifelines. Figure 7.4.2-1 has the MCPTT UEs on the left and the GMS on the right; Figure
 *  7.4.3.3-1 the same for the primary system, then the partner GMS and the partner UEs. A KMS has
 *  none; an outsider stands behind all others, in no system. UEs beyond what fits share one lifeline in their system. A server of a message made elsewhere stands
 *  where a GMS does. */
export type Column = Readonly<{
  kind: 'ue' | 'folded' | 'gms' | 'outsider';
  system: SystemName;
  actors: readonly Actor[];
  /** All UEs of the system share it, as in the figure. */
  whole?: true;
  /** Centre of the lifeline and width of its header, in pixels. */
  x: number;
  width: number;
  /** Indices of the events where a member of this lifeline first failed. */
  failedAt: readonly number[];
}>;

/** The part of the ladder that belongs to one of two systems. */
export type Band = Readonly<{ system: SystemName; x: number; width: number }>;

/** What lifelines take, in pixels: closer in a regroup, which has more of them. */
const spacings = {
  alone: { least: 126, most: 7, greatestSpread: 1100, edge: 10, gap: 6 },
  regroup: { least: 84, most: 10, greatestSpread: 1400, edge: 8, gap: 4 },
} as const;
type Spacing = (typeof spacings)[keyof typeof spacings];

const greatestHeader = 196;

/** Room of a lifeline at least where MCPTT servers stand beside those of the figure, however wide that becomes. */
const leastWithServers = 128;

type Failures = ReadonlyMap<ActorId, number>;

/** Index of the first failed check or discard of each actor that fails. */
export const firstFailures = perEventsInSteps<Failures>(function* (events) {
  const failures = new Map<ActorId, number>();
  yield* eachInSteps(events, (event, index) => {
    if (event.step === 'use') return;
    const failed = event.kind === 'discard' || (event.kind === 'check' && !event.passed);
    if (failed && !failures.has(event.actor)) failures.set(event.actor, index);
  });
  return failures;
});

const inOrder = new WeakMap<Failures, readonly number[]>();

/** When actors first fail, in the order of the run; the same list for the same failures. */
export function failureMoments(failures: Failures): readonly number[] {
  const moments = inOrder.get(failures) ?? [...failures.values()].sort((a, b) => a - b);
  inOrder.set(failures, moments);
  return moments;
}

/** How many lifelines stand side by side legibly in `width` pixels, at least two a system. */
export function lifelinesThatFit(width: number, systems: 1 | 2 = 1): number {
  const { least, most, edge } = systems === 2 ? spacings.regroup : spacings.alone;
  return Math.max(2 * systems, Math.min(most, Math.floor((width - 2 * edge) / least)));
}

type Group = Pick<Column, 'kind' | 'actors' | 'whole'>;

/** UEs that keep a lifeline of their own: those known to fail come first, then the lowest numbers. */
export function foldMembers(
  ues: readonly Actor[],
  failed: Failures,
  places: number,
): readonly Group[] {
  if (ues.length <= places) return ues.map((actor) => ({ kind: 'ue', actors: [actor] }));
  const order = [...ues].sort(
    (a, b) => Number(failed.has(b.id)) - Number(failed.has(a.id)) || a.ordinal - b.ordinal,
  );
  const own = new Set(order.slice(0, places - 1));
  const folded = [...order.slice(places - 1)];
  return [
    ...ues
      .filter((actor) => own.has(actor))
      .map((actor): Group => ({ kind: 'ue', actors: [actor] })),
    { kind: 'folded', actors: folded },
  ];
}

/** Places for the UEs of two systems: half each, and what one does not need for the other. */
export function sharePlaces(places: number, primary: number, partner: number) {
  const half = Math.ceil(places / 2);
  const first = Math.min(primary, Math.max(half, places - partner));
  return { primary: Math.max(1, first), partner: Math.max(1, places - first) };
}

/** The UEs of a system as the figure has them: on one lifeline. */
function wholeSystem(ues: readonly Actor[]): readonly Group[] {
  if (ues.length === 0) return [];
  return ues.length === 1
    ? [{ kind: 'ue', actors: ues, whole: true }]
    : [{ kind: 'folded', actors: ues, whole: true }];
}

type Columns = Readonly<{
  columns: readonly Column[];
  /** Empty where there is one system. */
  bands: readonly Band[];
  width: number;
  foldable: boolean;
}>;

/** Which UEs have lifelines of their own: as in the figure none, or the one followed, or all however wide
 *  that becomes, or as many as fit. */
export type Spread = Readonly<{
  figure?: boolean;
  opened?: boolean;
  followed?: ActorId | null;
  /** Index of the last event that may be told: who fails later has no lifeline for it yet. */
  reach?: number;
}>;

/** Lifelines with their positions, and the width they take: `width`, or more when `opened` or with MCPTT servers. */
export function layoutColumns(
  actors: readonly Actor[],
  failed: Failures,
  width: number,
  { figure = false, opened = false, followed = null, reach = Infinity }: Spread,
): Columns {
  const known = new Map([...failed].filter(([, index]) => index <= reach));
  const of = (kind: Actor['kind'], system: SystemName) =>
    actors.filter((actor) => actor.kind === kind && actor.system === system);
  const servers = (system: SystemName) =>
    [...of('gms', system), ...of('server', system)].map(
      (actor): Group => ({ kind: 'gms', actors: [actor], ...(figure && { whole: true }) }),
    );
  const [ues, partnerUes] = [of('ue', 'primary'), of('ue', 'partner')];
  const gms = { primary: servers('primary'), partner: servers('partner') };
  const outsiders = actors.filter(({ kind }) => kind === 'outsider');
  const systems = gms.partner.length > 0 ? 2 : 1;
  // Behind an outsider a place is left free, for what it does itself; the figure has nothing there.
  const beside = figure ? 0 : outsiders.length;
  const others = gms.primary.length + gms.partner.length + outsiders.length + beside;
  const places = lifelinesThatFit(width, systems) - others;
  const all = ues.length + partnerUes.length;
  const shares =
    systems === 2
      ? sharePlaces(places, ues.length, partnerUes.length)
      : { primary: places, partner: 0 };
  const fold = (list: readonly Actor[], share: number) => {
    if (figure) return wholeSystem(list);
    const own = list.find(({ id }) => id === followed);
    if (own) return foldMembers(list, new Map([[own.id, 0]]), Math.min(2, list.length));
    return foldMembers(list, known, opened ? list.length : share);
  };
  const groups = [
    ...fold(ues, shares.primary),
    ...gms.primary,
    ...gms.partner,
    ...fold(partnerUes, shares.partner),
    ...outsiders.map((actor): Group => ({ kind: 'outsider', actors: [actor] })),
  ];
  const spacing = systems === 2 ? spacings.regroup : spacings.alone;
  const count = groups.length + beside;
  const hasServers = actors.some(({ kind }) => kind === 'server');
  const least = opened ? spacing.least : hasServers ? leastWithServers : 0;
  const wide = Math.max(width, count * least + 2 * spacing.edge);
  const placed = placeGroups(groups, failed, wide, { opened, count, spacing });
  const bands = systems === 2 ? bandsOf(placed.columns, placed.width) : [];
  return { ...placed, bands, foldable: !figure && followed === null && all > places };
}

function placeGroups(
  groups: readonly Group[],
  failed: Failures,
  width: number,
  { opened, count, spacing }: Readonly<{ opened: boolean; count: number; spacing: Spacing }>,
): Pick<Columns, 'columns' | 'width'> {
  const { edge, gap } = spacing;
  const spread = opened ? width : Math.min(width, spacing.greatestSpread);
  const header = Math.min(greatestHeader, (spread - 2 * edge) / Math.max(1, count) - gap);
  const left = (width - spread) / 2 + edge + header / 2;
  const step = count > 1 ? (spread - 2 * edge - header) / (count - 1) : 0;
  const columns = groups.map((group, place): Column => {
    const failedAt = group.actors.flatMap((actor) => failed.get(actor.id) ?? []);
    const system = group.actors[0]?.system ?? 'primary';
    const x = Math.round(left + place * step);
    return { ...group, system, x, width: Math.floor(header), failedAt };
  });
  return { columns, width };
}

/** The border lies half way between the lifelines of the two GMSs, the end of the partner system half
 *  way to an outsider. */
function bandsOf(all: readonly Column[], width: number): readonly Band[] {
  const columns = all.filter(({ kind }) => kind !== 'outsider');
  const outside = all.find(({ kind }) => kind === 'outsider');
  const end = outside ? Math.round(((columns.at(-1)?.x ?? 0) + outside.x) / 2) : width;
  const last = columns.findLast(({ system }) => system === 'primary')?.x ?? 0;
  const first = columns.find(({ system }) => system === 'partner')?.x ?? width;
  const border = Math.round((last + first) / 2);
  return [
    { system: 'primary', x: 0, width: border },
    { system: 'partner', x: border, width: end - border },
  ];
}

/** Where the border between the systems is; null where there is one system. */
export function borderOf(bands: readonly Band[]): number | null {
  return bands.find(({ system }) => system === 'partner')?.x ?? null;
}
