import { mkfcTag } from '../mcptt/gmk-id.ts';
import { groupOf, isRegroup, tagOf } from '../procedures/scenario-rules.ts';
import { hidesIdentities, type Scenario } from '../scenario.ts';
import type { Clause } from '../sources.ts';
import type { Actor, ActorId, MessageEvent, Purpose } from '../trace.ts';
import {
  type CarriedGroup,
  type CarriedPayload,
  gktpDocument,
  gmopDocument,
  groupDocument,
  labelled,
  xcapDiffDocument,
} from './documents.ts';
import { composeTextMessage, hostOf, octetCount, userOf } from './text-message.ts';

/** The messages of stage 3 that carry a message of the figure: what the network sees around the
 *  octets of the Group Key Transport payload. */

export type CarrierName =
  | 'notify'
  | 'notify-ok'
  | 'get-group'
  | 'group-document'
  | 'get-keys'
  | 'key-document'
  | 'gmop-request'
  | 'gmop-answer';

/** What is not the standard's own word in a message: stands in for something, or was not read in a
 *  clause. */
export type CarrierNote =
  | 'addresses'
  | 'token'
  | 'uri-in-clear'
  | 'no-member-list'
  | 'key-selector'
  | 'key-media-type'
  | 'gktp-id'
  | 'group-unchanged'
  | 'keys-kept'
  | 'gmop-operation'
  | 'gmop-error';

/** One message of stage 3. `octets` counts `text` in UTF-8. */
export type CarrierMessage = Readonly<{
  name: CarrierName;
  from: ActorId;
  to: ActorId;
  /** Whether somebody waits for an answer to it. */
  isRequest: boolean;
  clause: Clause;
  notes: readonly CarrierNote[];
  text: string;
  octets: number;
}>;

/** A message of the figure as its carrier needs it. */
export type Hop = Readonly<{
  name: 'notification' | 'ok' | 'error';
  procedure: 1 | 2;
  from: Actor;
  to: Actor;
  group: CarriedGroup;
  payloads: readonly CarriedPayload[];
  /** Payloads an earlier procedure has given the same receiver: its key document still holds them. */
  held: readonly CarriedPayload[];
  /** Whether the payloads carry UIDs in place of URIs: the SIP and HTTP part does not. */
  hidden?: boolean;
}>;

/** An opaque token of 256 bits, the shortest that would do. */
const bearer = 'Authorization: Bearer AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const clientAddress = '192.0.2.10';

/** The stage 3 messages of a message of the figure, in order. A notification to a client: NOTIFY and
 *  its answer, then the changed documents are fetched; where the procedure runs again only the key
 *  document has changed, which holds the payloads of both then. To another GMS: an HTTP POST, whose answer is that GMS's OK. A client's OK
 *  or error after its checks has no message of its own in what was found of stage 3: none.
 *  Sources: TS 24.481 §6.3.13, RFC 5875 §4, RFC 4825 §6. */
export function carrierMessages(hop: Hop): readonly CarrierMessage[] {
  const betweenServers = hop.from.kind === 'gms' && hop.to.kind === 'gms';
  if (hop.name === 'notification') return betweenServers ? [gmopRequest(hop)] : notified(hop);
  return betweenServers ? [gmopAnswer(hop)] : [];
}

type Facts = Omit<CarrierMessage, 'octets'>;
const counted = (facts: Facts): CarrierMessage => ({ ...facts, octets: octetCount(facts.text) });

function notified(hop: Hop): readonly CarrierMessage[] {
  const group = {
    selector: `org.openmobilealliance.groups/global/byGroupID/${encodeURI(hop.group.uri)}`,
    etag: 'g-0001',
  };
  const keys = {
    selector: `org.3gpp.MCPTT-GKTP/users/${encodeURI(hop.to.uri)}/keys`,
    etag: `k-004${hop.procedure}`,
  };
  const first = hop.procedure === 1;
  const changed = first ? [group, keys] : [keys];
  const root = `https://${hostOf(hop.from.uri)}/`;
  return [
    ...notifyExchange(hop, xcapDiffDocument(root, changed)),
    ...(first ? groupExchange(hop, group) : []),
    ...keyExchange(hop, keys),
  ];
}

function notifyExchange(hop: Hop, body: string): readonly CarrierMessage[] {
  const { from, to } = hop;
  const dialog = [
    `Via: SIP/2.0/TLS ${hostOf(from.uri)};branch=z9hG4bK7a1${hop.procedure}`,
    `From: <${from.uri}>;tag=g77`,
    `To: <${to.uri}>;tag=a31`,
    `Call-ID: f3c1@${clientAddress}`,
    `CSeq: ${hop.procedure} NOTIFY`,
  ];
  const notify = composeTextMessage(
    `NOTIFY sip:${userOf(to.uri)}@${clientAddress}:5060 SIP/2.0`,
    [
      ...dialog,
      'Event: xcap-diff',
      'Subscription-State: active;expires=3500',
      `Contact: <${from.uri}>`,
      'Max-Forwards: 70',
      'Content-Type: application/xcap-diff+xml',
    ],
    body,
  );
  const ok = composeTextMessage('SIP/2.0 200 OK', dialog);
  const again: readonly CarrierNote[] = hop.procedure === 1 ? [] : ['group-unchanged'];
  const notes = ['addresses', ...inClear(hop), 'key-selector', ...again] as const;
  const down = { from: from.id, to: to.id, notes };
  const up = { from: to.id, to: from.id, notes: ['addresses'] as const };
  return [
    counted({
      ...down,
      name: 'notify',
      isRequest: true,
      clause: 'TS 24.481 §6.3.13',
      text: notify,
    }),
    counted({ ...up, name: 'notify-ok', isRequest: false, clause: 'RFC 3261 §7.2', text: ok }),
  ];
}

/** The URIs beside a payload that hides them. */
const inClear = ({ hidden }: Hop): readonly CarrierNote[] => (hidden ? ['uri-in-clear'] : []);

type Document = Readonly<{ selector: string; etag: string }>;

const get = ({ selector }: Document, host: string) =>
  composeTextMessage(`GET /${selector} HTTP/1.1`, [`Host: ${host}`, bearer], null);

const answer = ({ etag }: Document, mediaType: string, body: string) =>
  composeTextMessage('HTTP/1.1 200 OK', [`Content-Type: ${mediaType}`, `ETag: "${etag}"`], body);

function groupExchange({ from, to, group }: Hop, document: Document): readonly CarrierMessage[] {
  const body = groupDocument(group);
  return [
    counted({
      ...{ name: 'get-group', from: to.id, to: from.id, isRequest: true, notes: ['token'] },
      clause: 'TS 24.481 §6.2.2.2',
      text: get(document, hostOf(from.uri)),
    }),
    counted({
      ...{ name: 'group-document', from: from.id, to: to.id, isRequest: false },
      notes: ['no-member-list'],
      clause: 'TS 24.481 §7.2',
      text: answer(document, 'application/vnd.oma.poc.groups+xml', body),
    }),
  ];
}

function keyExchange(hop: Hop, document: Document): readonly CarrierMessage[] {
  const { from, to } = hop;
  const body = gktpDocument(labelled([...hop.held, ...hop.payloads]), hop.group);
  const kept: readonly CarrierNote[] = hop.held.length === 0 ? [] : ['keys-kept'];
  return [
    counted({
      ...{ name: 'get-keys', from: to.id, to: from.id, isRequest: true },
      notes: ['token', ...inClear(hop), 'key-selector'],
      clause: 'RFC 4825 §6',
      text: get(document, hostOf(from.uri)),
    }),
    counted({
      ...{ name: 'key-document', from: from.id, to: to.id, isRequest: false },
      notes: ['key-media-type', 'gktp-id', ...kept],
      clause: 'TS 24.481 §7.7',
      text: answer(document, 'application/xml', body),
    }),
  ];
}

function gmopRequest(hop: Hop): CarrierMessage {
  const { from, to, group, payloads, held } = hop;
  const path = `/org.openmobilealliance.groups/global/byGroupID/${encodeURI(group.uri)}`;
  return counted({
    ...{ name: 'gmop-request', from: from.id, to: to.id, isRequest: true },
    notes: [...inClear(hop), 'gmop-operation', 'gktp-id'],
    clause: 'TS 24.481 §6.3.15',
    text: composeTextMessage(
      `POST ${path} HTTP/1.1`,
      [
        `Host: ${hostOf(to.uri)}`,
        `X-3GPP-Asserted-Identity: "${from.uri}"`,
        'Content-Type: application/vnd.3gpp.GMOP+xml',
      ],
      gmopDocument(labelled([...held, ...payloads]).slice(held.length), group),
    ),
  });
}

function gmopAnswer({ from, to, name }: Hop): CarrierMessage {
  const accepted = name === 'ok';
  return counted({
    ...{ name: 'gmop-answer', from: from.id, to: to.id, isRequest: false },
    notes: accepted ? [] : ['gmop-error'],
    clause: 'TS 24.481 §6.3.15',
    text: composeTextMessage(accepted ? 'HTTP/1.1 200 OK' : 'HTTP/1.1 403 Forbidden', []),
  });
}

/** Composes the stage 3 messages of a run, whose messages are to come in their order: a receiver's
 *  key document holds the payloads of the procedure before. None for what is not a message of the
 *  figure, such as the packets of the use of keys. */
export function createCarrier(
  scenario: Scenario,
  actorOf: (id: ActorId) => Actor | undefined,
): (message: MessageEvent) => readonly CarrierMessage[] {
  const given = new Map<ActorId, readonly CarriedPayload[]>();
  const group = carriedGroup(scenario);
  return (message) => {
    const { name, procedure } = message;
    const [sender, to] = [actorOf(message.from), actorOf(message.to)];
    const { senderUri } = message;
    const from = sender && senderUri ? { ...sender, uri: senderUri } : sender;
    const hidden = hidesIdentities(scenario);
    if (!from || !to || (name !== 'notification' && name !== 'ok' && name !== 'error')) return [];
    const payloads = payloadsOf(scenario, message);
    const held = procedure === 1 ? [] : (given.get(to.id) ?? []);
    const comesAgain = scenario.gmkMode === 'dual-two-procedures' && procedure === 1;
    // A copy the network makes puts nothing new into the document.
    if (comesAgain && name === 'notification' && !given.has(to.id)) given.set(to.id, payloads);
    return carrierMessages({ name, procedure, from, to, group, payloads, held, hidden });
  };
}

function payloadsOf(scenario: Scenario, message: MessageEvent): readonly CarriedPayload[] {
  return message.payloads.map(({ purpose, second, sent }) => ({
    list: second === undefined ? listOf(scenario, purpose) : ('GMK' as const),
    octets: sent,
  }));
}

/** The group a scenario's keys are for: the temporary one in a regroup. */
export function carriedGroup(scenario: Scenario): CarriedGroup {
  const { groupUri, groupName } = groupOf(scenario);
  return { uri: groupUri, name: groupName, temporary: isRegroup(scenario) };
}

/** The list of the key document a payload of one key stands in: an MKFC has a list of its own. */
export function listOf(scenario: Scenario, purpose: Purpose): CarriedPayload['list'] {
  return tagOf(scenario, purpose) === mkfcTag ? 'MKFC' : 'GMK';
}
