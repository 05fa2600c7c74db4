import type { Lifeline } from '../../diagram/sequence.ts';
import {
  type Actor,
  type ActorId,
  planOf,
  type Scenario,
  type SystemName,
  type TraceEvent,
} from '../../engine/index.ts';
import { isFailure } from '../../store/depth.ts';
import { focusOf } from '../../store/trace-index.ts';
import {
  type ActorNames,
  countUes,
  createActorNames,
  hasTwoSystems,
  type Words,
} from '../actor-names.ts';

/** The lifelines of a run that is written as text: those of the figure, or one a member. */

export type Lifelines = Readonly<{
  lifelines: readonly Lifeline[];
  /** The lifeline of an actor; undefined where it has none. */
  placeOf: (id: ActorId) => number | undefined;
  /** The lifelines of a system, first and last. */
  spanOf: (system: SystemName) => readonly [number, number];
  /** Members that got no lifeline. */
  leftOut: readonly Actor[];
}>;

type Column = Readonly<{ name: string; actors: readonly Actor[] }>;

const ofKind = (actors: readonly Actor[], kind: Actor['kind'], system: SystemName) =>
  actors.filter((actor) => actor.kind === kind && actor.system === system);

/** As Figure 7.4.2-1 and Figure 7.4.3.3-1 have them: UEs left of their GMS, those of the partner right of
 *  theirs; an MCPTT server, which they have not, beside its GMS. Somebody outside stands behind all others. */
function placed(
  actors: readonly Actor[],
  uesOf: (system: SystemName) => readonly Column[],
  names: ActorNames,
  words: Words,
): Omit<Lifelines, 'leftOut'> {
  const alone = (actor: Actor): Column => ({ name: names.title(actor.id), actors: [actor] });
  const gms = (system: SystemName) => ofKind(actors, 'gms', system).map(alone);
  const servers = (system: SystemName) =>
    ofKind(actors, 'server', system).map(
      (actor): Column => ({ name: names.inFigure(actor.id), actors: [actor] }),
    );
  const outside = actors.filter(({ kind }) => kind === 'outsider').map(alone);
  const columns = [
    ...[...uesOf('primary'), ...gms('primary'), ...servers('primary')],
    ...[...gms('partner'), ...servers('partner'), ...uesOf('partner')],
    ...outside,
  ];
  const systemOf = ({ actors: [actor] }: Column) =>
    actor === undefined || actor.kind === 'outsider' || !names.regroup ? null : actor.system;
  const lifelines = columns.map((column) => {
    const system = systemOf(column);
    return { name: column.name, system: system === null ? '' : words(`ladder.band.${system}`) };
  });
  const places = new Map(columns.flatMap(({ actors }, at) => actors.map(({ id }) => [id, at])));
  const spanOf = (system: SystemName) => {
    const own = columns.flatMap((column, at) => {
      const [actor] = column.actors;
      return actor && actor.kind !== 'outsider' && actor.system === system ? [at] : [];
    });
    return [own[0] ?? 0, own.at(-1) ?? 0] as const;
  };
  return { lifelines, placeOf: (id) => places.get(id), spanOf };
}

const namesIn = (actors: readonly Actor[], words: Words) =>
  createActorNames(words, hasTwoSystems(actors), countUes(actors));

/** The lifelines of the figure: the UEs of a system share one. */
export function figureLifelines(actors: readonly Actor[], words: Words): Lifelines {
  const names = namesIn(actors, words);
  const uesOf = (system: SystemName): readonly Column[] => {
    const ues = ofKind(actors, 'ue', system);
    const [first] = ues;
    return first === undefined ? [] : [{ name: names.role(first.id), actors: ues }];
  };
  return { ...placed(actors, uesOf, names, words), leftOut: [] };
}

/** The UEs that are told one by one where there is no room for all: at whom something fails, who talks, and
 *  the first others. */
function chosen(
  scenario: Scenario,
  events: readonly TraceEvent[],
  ues: readonly Actor[],
  most: number,
): ReadonlySet<ActorId> {
  if (ues.length <= most) return new Set(ues.map(({ id }) => id));
  const failing = new Set(events.filter(isFailure).map(focusOf));
  const talkers = planOf(scenario).talkers?.map(({ actor }) => actor) ?? [];
  const rank = ({ id }: Actor) =>
    failing.has(id) ? 0 : talkers.some((talker) => talker === id) ? 1 : 2;
  const order = [...ues].sort((a, b) => rank(a) - rank(b) || a.ordinal - b.ordinal);
  return new Set(order.slice(0, most).map(({ id }) => id));
}

/** A lifeline a member, at most `most` lifelines in all. */
export function memberLifelines(
  scenario: Scenario,
  actors: readonly Actor[],
  events: readonly TraceEvent[],
  words: Words,
  most: number,
): Lifelines {
  const names = namesIn(actors, words);
  const ues = actors.filter(({ kind }) => kind === 'ue');
  const others = actors.filter(({ kind }) => kind === 'gms' || kind === 'outsider').length;
  const shown = chosen(scenario, events, ues, Math.max(2, most - others));
  const uesOf = (system: SystemName): readonly Column[] =>
    ofKind(actors, 'ue', system)
      .filter(({ id }) => shown.has(id))
      .map((actor) => ({ name: names.title(actor.id), actors: [actor] }));
  return {
    ...placed(actors, uesOf, names, words),
    leftOut: ues.filter(({ id }) => !shown.has(id)),
  };
}
