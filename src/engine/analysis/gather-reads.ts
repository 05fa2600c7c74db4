import type { KmsCertificate } from '../mcptt/kms-certificate.ts';
import type { Actor, ActorId } from '../model/actors.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import type { Purpose } from '../model/purpose.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { addCertificate, createSecretsFold } from './held-secrets.ts';
import { madeKeyOf } from './made-key.ts';
import { overheardIn, type Traffic } from './overheard.ts';
import type { ReadTask } from './who-reads.ts';

/** What it takes of a run to find out who reads what: octets that went over the network, and the secrets that
 *  parties held at a moment. Nothing is calculated here. */

/** Whose secrets are taken, and the index of the last event before that, -1 for none. `stays`: whoever takes them stays,
 *  and gets what the party comes to hold later as well. */
export type Compromise = Readonly<{ actor: ActorId; after: number; stays: boolean }>;

export type ReadQuestion = Readonly<{
  compromised: readonly Compromise[];
  /** Whether somebody has recorded the traffic all along, or only listens from the first compromise on. */
  recorded: boolean;
  /** Whose payloads are tried; the packets are tried all. */
  receivers: readonly ActorId[];
}>;

/** A GMK that was drawn in the run: what an identifier stands for. */
export type DrawnGmk = Readonly<{
  gmkId: number;
  purpose: Purpose;
  act: number;
  by: ActorId;
  eventId: string;
}>;

export type GatheredReads = Readonly<{ task: ReadTask; drawn: readonly DrawnGmk[] }>;

const eventsPerStep = 1000;

/** Rests after each thousand events, so that who asks can give way in between. */
export function* gatherReads(
  events: readonly TraceEvent[],
  actors: readonly Actor[],
  { compromised, recorded, receivers }: ReadQuestion,
): Generator<void, GatheredReads, void> {
  const uris = new Map(actors.map(({ id, uri }) => [id, uri]));
  const uriOf = (actor: ActorId) => uris.get(actor) ?? '';
  const asked = new Set(receivers);
  const folds = compromised.map((one) => ({ ...one, fold: createSecretsFold(one.actor) }));
  for (const { after, fold } of folds) if (after < 0) fold.copy();
  const traffic: Traffic[] = [];
  const certificates: KmsCertificate[] = [];
  const drawn: DrawnGmk[] = [];
  for (const [index, event] of events.entries()) {
    for (const { after, stays, fold } of folds) {
      if (index <= after || stays) fold.add(event);
      if (index === after) fold.copy();
    }
    const items = overheardIn(event, index, uriOf);
    traffic.push(...items.filter(({ kind, to }) => kind === 'packet' || asked.has(to)));
    addCertificate(certificates, event);
    drawn.push(...drawnIn(event));
    if (index % eventsPerStep === eventsPerStep - 1) yield;
  }
  const first = Math.min(...compromised.map(({ after }) => after));
  const hearsFrom = recorded ? -1 : first;
  const readers = folds.map(({ fold, after }) => {
    return { secrets: fold.now(), takenAfter: after, hearsFrom };
  });
  return { task: { readers, traffic, certificates }, drawn };
}

function drawnIn(event: TraceEvent): readonly DrawnGmk[] {
  const made = madeKeyOf(event);
  if (!made) return [];
  const { purpose = 'group', act = 1, actor: by, id: eventId } = event;
  return [{ gmkId: Number(bytesToNumberBE(made.keyId)), purpose, act, by, eventId }];
}
