import type { FieldNode } from '../codec/field-node.ts';
import { planOf } from '../model/plan.ts';
import { type ReleaseOptions, scenarioUnder } from '../model/release-options.ts';
import { type ReleaseId, releaseIds } from '../model/releases.ts';
import type { Scenario } from '../model/scenario.ts';
import type { MessagePayload, TraceEvent } from '../trace/trace.ts';
import { type KeyedGroup, keyedGroup } from './release-group.ts';
import { payloadsUnder } from './release-messages.ts';
import { type Conversation, pairOf, type ReleasePair } from './release-pairs.ts';
import { receivedAs } from './release-reception.ts';

/** The release time machine: one group keyed under every release, and each message received by a UE of every
 *  release. Messages are made by the sender as in a run, and received by the checks as in a run. */

/** What was encrypted of a payload, as its receiver decrypts it. */
export type OpenedParameters = Readonly<{ octets: Uint8Array; tree: readonly FieldNode[] }>;

/** A message in the form of a release. */
export type ReleaseMessage = Readonly<{
  release: ReleaseId;
  payloads: readonly Readonly<{
    octets: Uint8Array;
    tree: readonly FieldNode[];
    purpose: string;
    /** The key parameters in clear; of two keys those of the first. */
    parameters: OpenedParameters | null;
  }>[];
}>;

/** `pairs`: for each sender, in the order of the releases, every receiver. */
export type ReleaseMachine = Readonly<{
  messages: readonly ReleaseMessage[];
  pairs: readonly ReleasePair[];
}>;

export type ReleaseTask = Readonly<{ scenario: Scenario; member: string; options: ReleaseOptions }>;

export type ReleaseStep = Readonly<{ done: number; total: number }>;

/** Keys the group under each release and receives every message in each; gives way behind each of them. A member
 *  that is none of the group is taken for the first one. */
export function* releaseMachine({
  scenario: shown,
  member,
  options,
}: ReleaseTask): Generator<ReleaseStep, ReleaseMachine, void> {
  const scenario = scenarioUnder(shown, options);
  const { members } = planOf(scenario);
  const chosen = members.find(({ actor }) => actor === member) ?? members[0];
  const group = keyedGroup(scenario, chosen?.actor ?? member);
  const total = releaseIds.length * (releaseIds.length + 1);
  let done = 0;
  const messages: ReleaseMessage[] = [];
  const pairs: ReleasePair[] = [];
  for (const from of releaseIds) {
    const payloads = payloadsUnder(group, from, group.member, options);
    const peer = peerOf(group, from, options);
    yield { done: ++done, total };
    for (const to of releaseIds) {
      const received = receivedAs(group, group.member, from, payloads, to, options);
      pairs.push(pairOf(group, { from, to }, payloads, received, peer));
      if (from === to) messages.push(messageOf(from, payloads, received.events));
      yield { done: ++done, total };
    }
  }
  return { messages, pairs };
}

/** Another member who takes its message as the sender meant it: by the same release. */
function peerOf(group: KeyedGroup, release: ReleaseId, options: ReleaseOptions) {
  const { peer } = group;
  if (!peer) return null;
  const payloads = payloadsUnder(group, release, peer, options);
  const { keys } = receivedAs(group, peer, release, payloads, release, options);
  return { member: peer, keys } satisfies Conversation;
}

function messageOf(
  release: ReleaseId,
  payloads: readonly MessagePayload[],
  events: readonly TraceEvent[],
): ReleaseMessage {
  return {
    release,
    payloads: payloads.map(({ sent, sentTree, purpose }, payload) => ({
      ...{ octets: sent, tree: sentTree, purpose },
      parameters: openedIn(events, payload),
    })),
  };
}

function openedIn(events: readonly TraceEvent[], payload: number): OpenedParameters | null {
  for (const event of events) {
    if (event.kind !== 'compute' || event.subject?.payload !== payload) continue;
    const { reveals } = event;
    if (reveals?.name === 'key-parameters') return { octets: reveals.bytes, tree: reveals.tree };
  }
  return null;
}
