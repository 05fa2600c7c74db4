import {
  type ActorId,
  type FaultEntry,
  findNode,
  type MessageEvent,
  type MessagePayload,
  type ProcedureNumber,
} from '../../engine/index.ts';
import { applied, type Edited, type EditTime, editTimes, noEdits } from './edit-history.ts';

/** Edits as the fault of a scenario, and the octets they start from. */

const fault = 'octets-edited';

/** The payload of a notification to one receiver. */
export type EditTarget = Readonly<{
  procedure: ProcedureNumber;
  step: FaultEntry['at']['step'];
  to: ActorId;
  payload: number;
}>;

const steps = [1, 3, 4] as const;

/** Where a notification is edited; null for any other message. */
export function editTargetOf(
  message: Pick<MessageEvent, 'name' | 'procedure' | 'step' | 'to'>,
  payload: number,
): EditTarget | null {
  const step = steps.find((one) => one === message.step);
  if (message.name !== 'notification' || step === undefined) return null;
  return { procedure: message.procedure, step, to: message.to, payload };
}

const isPair = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => Number.isInteger(part));

/** The edits of a fault; an edit it leaves out has its default. */
export function editedIn({ parameters }: FaultEntry): Edited {
  const { when, edits } = parameters;
  const pairs = Array.isArray(edits) ? edits.filter(isPair) : [[0, 1] as const];
  return {
    when: editTimes.find((time) => time === when) ?? noEdits.when,
    edits: new Map(pairs),
  };
}

function isAt(entry: FaultEntry, { procedure, step, to, payload }: EditTarget): boolean {
  if (entry.fault !== fault || entry.to === 'all' || entry.at.key !== undefined) return false;
  const { at, parameters } = entry;
  const isThere = at.procedure === procedure && at.step === step;
  return isThere && (parameters.payload ?? 0) === payload && entry.to.join() === to;
}

/** What is edited of a payload; nothing where no fault does. */
export function editedAt(faults: readonly FaultEntry[], target: EditTarget): Edited {
  const entry = faults.find((one) => isAt(one, target));
  return entry ? editedIn(entry) : noEdits;
}

/** The faults with the edits of a payload put in place of the ones before; without any, none. */
export function withEdited(
  faults: readonly FaultEntry[],
  target: EditTarget,
  { when, edits }: Edited,
): FaultEntry[] {
  const at = faults.findIndex((one) => isAt(one, target));
  const rest = faults.filter((_, index) => index !== at);
  if (edits.size === 0) return rest;
  const { procedure, step, to, payload } = target;
  const pairs = [...edits].sort(([a], [b]) => a - b);
  const entry: FaultEntry = {
    fault,
    at: { procedure, step },
    to: [to],
    parameters: { payload, when, edits: pairs },
  };
  return at < 0 ? [...rest, entry] : rest.toSpliced(at, 0, entry);
}

/** Octets up to the signature value; all of them where there is none. */
function unsignedLength({ sent, sentTree }: MessagePayload): number {
  return findNode(sentTree, 'SIGN.signature')?.start ?? sent.length;
}

/** The octets that are edited at a time, without the edits the run was made with: before the GMS
 *  signs there is no signature yet. */
export function octetsAt(payload: MessagePayload, when: EditTime, inRun: Edited): Uint8Array {
  const octets = when === 'on-the-way' ? payload.received : payload.sent;
  const reached = editTimes.indexOf(inRun.when) <= editTimes.indexOf(when);
  const before = reached ? applied(octets, inRun.edits) : octets;
  return when === 'before-signing' ? before.slice(0, unsignedLength(payload)) : before;
}
