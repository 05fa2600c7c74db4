import type { Actor, Custody, SystemName } from '../../engine/index.ts';

/** The rows of the table: the servers of each system, then its UEs, those that refused first. */
export type CustodyRow =
  | Readonly<{ kind: 'system'; id: string; system: SystemName }>
  | Readonly<{ kind: 'outside'; id: 'outside' }>
  | Readonly<{ kind: 'actor'; id: string; actor: Actor }>
  | Readonly<{ kind: 'folded'; id: string; system: SystemName; actors: readonly Actor[] }>;

/** UEs of a system that have a row of their own while it is folded: fewer where there are two
 *  systems, so that both are in sight. */
const unfoldedUes = { alone: 5, regroup: 2 } as const;

const refuses = (custody: Custody, { id }: Actor, reached: number) =>
  custody.get(id)?.some(({ state, index }) => state === 'refused' && index <= reached) ?? false;

/** Where keys are refused, in the order of the run. */
export function refusalsOf(custody: Custody): readonly number[] {
  const refusals = [...custody.values()].flatMap((changes) =>
    changes.filter(({ state }) => state === 'refused').map(({ index }) => index),
  );
  return refusals.sort((a, b) => a - b);
}

/** UEs with those first that have refused a key by the event `reached`. */
export function failuresFirst(
  ues: readonly Actor[],
  custody: Custody,
  reached = Number.POSITIVE_INFINITY,
): readonly Actor[] {
  const failed = ues.filter((ue) => refuses(custody, ue, reached));
  const failedIds = new Set(failed.map(({ id }) => id));
  return [...failed, ...ues.filter(({ id }) => !failedIds.has(id))];
}

/** Somebody outside belongs to no system. */
function outsideRows(actors: readonly Actor[]): readonly CustodyRow[] {
  const outside = actors.filter(({ kind }) => kind === 'outsider');
  if (outside.length === 0) return [];
  const rows = outside.map((actor): CustodyRow => ({ kind: 'actor', id: actor.id, actor }));
  return [{ kind: 'outside', id: 'outside' }, ...rows];
}

/** The rows; a system in `opened` shows each of its UEs. */
export function custodyRows(
  actors: readonly Actor[],
  custody: Custody,
  opened: ReadonlySet<SystemName>,
  reached = Number.POSITIVE_INFINITY,
): readonly CustodyRow[] {
  const inside = actors.filter(({ kind }) => kind !== 'outsider');
  const systems = [...new Set(inside.map(({ system }) => system))];
  const rows = systems.flatMap((system): CustodyRow[] => {
    const own = inside.filter((actor) => actor.system === system);
    const ues = failuresFirst(
      own.filter(({ kind }) => kind === 'ue'),
      custody,
      reached,
    );
    const row = (actor: Actor): CustodyRow => ({ kind: 'actor', id: actor.id, actor });
    const most = systems.length > 1 ? unfoldedUes.regroup : unfoldedUes.alone;
    const fits = ues.length <= most + 1;
    const shown = fits || opened.has(system) ? ues : ues.slice(0, most);
    const rest = ues.slice(shown.length);
    return [
      ...(systems.length > 1 || opened.has(system)
        ? [{ kind: 'system', id: `system.${system}`, system } as const]
        : []),
      ...own.filter(({ kind }) => kind !== 'ue').map(row),
      ...shown.map(row),
      ...(fits ? [] : [{ kind: 'folded', id: `more.${system}`, system, actors: rest } as const]),
    ];
  });
  return [...rows, ...outsideRows(actors)];
}

/** Which rows of equal height are in sight, with a few beyond. */
export function rowsInSight(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
): Readonly<{ first: number; end: number }> {
  const spare = 6;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first: Math.min(first, count), end };
}

/** Where a key stands over time: in hundredths of the run, from left to right. */
export type StripPart = Readonly<{ state: string; from: number; to: number }>;

/** The parts of a strip over `count` events, up to the last one that may be told; one ends where the
 *  next begins. */
export function stripParts(
  changes: readonly Readonly<{ index: number; state: string }>[],
  count: number,
  reached = count - 1,
): readonly StripPart[] {
  const at = (index: number) => (100 * index) / Math.max(count, 1);
  const turns = changes.filter(
    ({ index, state }, place) => index <= reached && changes[place - 1]?.state !== state,
  );
  const end = at(Math.min(reached + 1, count));
  return turns.map(({ index, state }, place) => {
    const next = turns[place + 1];
    return { state, from: at(index), to: next ? at(next.index) : end };
  });
}
