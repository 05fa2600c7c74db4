import { type Check, type CheckName, checks } from '../checks/index.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { type Clause, documentOf, documents } from '../model/sources.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** Which clauses a run rests on, and which the tool cites for checks that it never made. */

/** A clause: the checks that name it, made in this run or not; fields of its messages, by path; events that
 *  cite it, the calculations inside them too. */
export type ClauseUse = Readonly<{
  clause: Clause;
  made: readonly CheckName[];
  neverMade: readonly CheckName[];
  fields: readonly string[];
  events: number;
  /** The first event that cites it, or sends a field that does. */
  first: string | null;
}>;

type Counted = { events: number; first: string | null; fields: Set<string> };

/** Adds events one after the other. Of messages that are alike the fields of the first are read. */
export function createClauseCoverage() {
  const counted = new Map<Clause, Counted>();
  const made = new Set<CheckName>();
  const read = new Set<string>();
  const of = (clause: Clause, event: TraceEvent): Counted => {
    const known = counted.get(clause) ?? { events: 0, first: event.id, fields: new Set() };
    counted.set(clause, known);
    return known;
  };
  const readFields = (event: TraceEvent, nodes: readonly FieldNode[]): void => {
    for (const node of nodes) {
      if (node.children.length > 0) readFields(event, node.children);
      else of(node.clause, event).fields.add(node.path);
    }
  };
  return {
    add(event: TraceEvent): void {
      for (const clause of new Set(citedBy(event))) of(clause, event).events += 1;
      if (event.kind === 'check') made.add(event.check);
      if (event.kind !== 'message') return;
      const kind = `${event.name}/${event.step}/${event.procedure}/${event.payloads.length}`;
      if (read.has(kind)) return;
      read.add(kind);
      for (const { sentTree } of event.payloads) readFields(event, sentTree);
    },
    /** In the order of the documents, then of their clauses. */
    uses: (): readonly ClauseUse[] => inOrder(usesOf(counted, made)),
  };
}

/** The clauses an event names. */
function citedBy(event: TraceEvent): readonly Clause[] {
  switch (event.kind) {
    case 'compute': {
      const { clause, intermediates, outputs } = event.working;
      const inside = [...intermediates, ...outputs].flatMap((value) => value.clause ?? []);
      return [clause, ...inside];
    }
    case 'check':
      return [event.clause, ...(event.failure ? [event.failure.clause] : [])];
    case 'provision':
    case 'skip':
    case 'store':
    case 'discard':
      return [event.clause];
    case 'message':
    case 'outcome':
      return [];
  }
}

function usesOf(
  counted: ReadonlyMap<Clause, Counted>,
  made: ReadonlySet<CheckName>,
): readonly ClauseUse[] {
  const all: readonly Check[] = checks;
  const clauses = new Set([...counted.keys(), ...all.flatMap((check) => check.clauses)]);
  return [...clauses].map((clause): ClauseUse => {
    const resting = all.filter((check) => (check.clauses as readonly Clause[]).includes(clause));
    const names = resting.map(({ name }) => name);
    const { events = 0, first = null, fields = new Set<string>() } = counted.get(clause) ?? {};
    return {
      clause,
      made: names.filter((name) => made.has(name)),
      neverMade: names.filter((name) => !made.has(name)),
      fields: [...fields],
      events,
      first,
    };
  });
}

function inOrder(uses: readonly ClauseUse[]): readonly ClauseUse[] {
  const place = ({ clause }: ClauseUse) => documents.indexOf(documentOf(clause));
  return uses.toSorted(
    (one, other) =>
      place(one) - place(other) || one.clause.localeCompare(other.clause, 'en', { numeric: true }),
  );
}
