import { findNode } from '../codec/field-node.ts';
import { decodeMessage } from '../mikey/index.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { InputProblem } from '../model/schema-problems.ts';

/** What a message found in an input is; `srtp` and `srtcp` may turn out to be RTP and RTCP in clear. */
export type FoundKind = 'mikey' | 'srtp' | 'srtcp';

/** Who sent a message to whom, as far as it or what carried it says. */
export type Who = Readonly<{ from?: string; to?: string }>;

/** A message as it stood in an input. `from`: where. `unixSeconds`: when it was captured. */
export type FoundMessage = Readonly<{
  octets: Uint8Array;
  kind: FoundKind;
  from: Fact;
  who?: Who;
  unixSeconds?: number;
  comment?: string;
}>;

/** The messages of an input. `taken`: what the input was taken for. `notes`: what was left unread, and
 *  why. `document`: the input is a document of our own, which its own reader reads in full, or a picture of a
 *  run. `link`: the fragment of the link to the run that is in it. */
export type FoundMessages = Readonly<{
  ok: true;
  taken: Fact;
  messages: readonly FoundMessage[];
  notes: readonly Fact[];
  document?: 'scenario' | 'bundle' | 'keys' | 'run';
  link?: string;
}>;

export type Found = FoundMessages | Readonly<{ ok: false; problems: readonly InputProblem[] }>;

/** Where a search is: the places around a position, and what is known of all that stands there. */
export type Whereabouts = Readonly<{
  placesAt: (offset: number) => readonly Fact[];
  who?: Who;
  unixSeconds?: number;
  comment?: string;
}>;

/** What a search has come upon so far. */
export type Findings = {
  readonly messages: FoundMessage[];
  /** By code and values, so that none is said twice. */
  readonly notes: Map<string, Fact>;
};

/** Most messages listed of one input. */
export const maxMessages = 10_000;
/** Most things said about what was left unread. */
const maxNotes = 50;

export const startFindings = (): Findings => ({ messages: [], notes: new Map() });

/** Says once what was left unread. */
export function note({ notes }: Findings, said: Fact): void {
  if (notes.size < maxNotes) notes.set(JSON.stringify(said), said);
}

/** Lists a message that stands at `offset`; says so where the list is full. */
export function take(
  findings: Findings,
  kind: FoundKind,
  octets: Uint8Array,
  at: Whereabouts,
  offset = 0,
): void {
  if (findings.messages.length >= maxMessages) {
    note(findings, fact('found.note.tooMany', { limit: maxMessages }));
    return;
  }
  const { who: carried, unixSeconds, comment } = at;
  const who = kind === 'mikey' ? { ...carried, ...identitiesIn(octets) } : carried;
  findings.messages.push({
    octets,
    kind,
    from: fact('found.from', { places: at.placesAt(offset) }),
    ...(who && Object.keys(who).length > 0 && { who }),
    ...(unixSeconds !== undefined && { unixSeconds }),
    ...(comment !== undefined && { comment }),
  });
}

/** Deeper inside: one more place, in front of a line or packet the position would give. */
export function inside(at: Whereabouts, place: Fact, base = 0): Whereabouts {
  return { ...at, placesAt: (offset) => [...at.placesAt(base + offset), place] };
}

/** Initiator and responder as the identities of a message give them in clear. */
function identitiesIn(octets: Uint8Array): Who {
  const { tree } = decodeMessage(octets);
  const [from, to] = ['IDRi', 'IDRr'].map((name) => findNode(tree, `${name}.idData`)?.text);
  return { ...(from && { from }), ...(to && { to }) };
}

/** An input nothing can be taken from. */
export function refused(problem: Fact, place: Partial<InputProblem> = {}): Found {
  return { ok: false, problems: [{ path: '', ...place, problem }] };
}

/** The findings as the answer of a search; without a message, why there is none: `reason`, then what
 *  was left unread. */
export function answerOf(taken: Fact, { messages, notes }: Findings, reason: Fact): Found {
  const said = [...notes.values()];
  if (messages.length > 0) return { ok: true, taken, messages, notes: said };
  return { ok: false, problems: [reason, ...said].map((problem) => ({ path: '', problem })) };
}
