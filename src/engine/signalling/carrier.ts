import type { Clause } from '../model/sources.ts';
import { hostOf } from '../model/uris.ts';
import type { CarrierMessage, CarrierName, CarrierNote, Hop } from './carrier-message.ts';
import type { KeyDocument } from './carrier-options.ts';
import {
  gktpDocument,
  gmopDocument,
  groupDocument,
  labelled,
  xcapDiffDocument,
} from './documents.ts';
import { serverMessages } from './server-messages.ts';
import { composeTextMessage, octetCount, userOf } from './text-message.ts';

/** The messages of stage 3 that carry a message of the figure: what the network sees around the
 *  octets of the Group Key Transport payload. */

const requests: readonly CarrierName[] = ['notify', 'get-group', 'get-keys', 'gmop-request'];

/** An opaque token of 256 bits, the shortest that would do. */
const bearer = 'Authorization: Bearer AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const clientAddress = '192.0.2.10';

/** The stage 3 messages of a message of the figure, in order. A notification to a client: NOTIFY and
 *  its answer, then the changed documents are fetched; where the procedure runs again only the key
 *  document has changed, which holds then what `keyDocument` says. A NOTIFY that is lost stands
 *  alone. To another GMS: an HTTP POST, whose answer is that GMS's OK. A client's OK or error after
 *  its checks has no message of its own in what was found of stage 3: none.
 *  Sources: TS 24.481 §6.3.13, RFC 5875 §4, RFC 4825 §6. */
export function carrierMessages(hop: Hop, keyDocument: KeyDocument): readonly CarrierMessage[] {
  const betweenServers = isBetweenServers(hop);
  const messages = messagesOf(hop, keyDocument, betweenServers);
  if (hop.arrives) return messages;
  return messages.slice(0, 1).map((sent) => ({ ...sent, notes: [...sent.notes, lost(sent)] }));
}

/** Whether it goes between a UE and the MCPTT server of its system. */
const isWithServer = ({ from, to }: Hop) => from.kind === 'server' || to.kind === 'server';

function messagesOf(hop: Hop, keyDocument: KeyDocument, betweenServers: boolean) {
  if (isWithServer(hop)) return serverMessages(hop);
  if (hop.name !== 'notification') return betweenServers ? [gmopAnswer(hop)] : [];
  return betweenServers ? [gmopRequest(hop)] : notified(hop, keyDocument);
}

const lost = ({ isRequest }: CarrierMessage): CarrierNote =>
  isRequest ? 'no-answer' : 'answer-lost';

/** Whether it goes from one GMS to another. */
export const isBetweenServers = ({ from, to }: Hop) => from.kind === 'gms' && to.kind === 'gms';

type Facts = Readonly<{ notes: readonly CarrierNote[]; clause: Clause; text: string }>;

/** A message of a hop on the way to its receiver (`down`), or back. */
function carried(
  { from, to }: Pick<Hop, 'from' | 'to'>,
  way: 'down' | 'up',
  name: CarrierName,
  facts: Facts,
): CarrierMessage {
  const ends = way === 'down' ? { from: from.id, to: to.id } : { from: to.id, to: from.id };
  const isRequest = requests.includes(name);
  return { name, ...ends, isRequest, ...facts, octets: octetCount(facts.text) };
}

function notified(hop: Hop, keyDocument: KeyDocument): readonly CarrierMessage[] {
  const group = {
    selector: `org.openmobilealliance.groups/global/byGroupID/${encodeURI(hop.group.uri)}`,
    etag: 'g-0001',
  };
  const keys = {
    selector: `org.3gpp.MCPTT-GKTP/users/${encodeURI(hop.to.uri)}/keys`,
    etag: `k-${String((hop.act ?? 1) - 1).padStart(2, '0')}4${hop.procedure}`,
  };
  const first = fetchesGroup(hop);
  const changed = hop.ends ? [group] : first ? [group, keys] : [keys];
  const root = `https://${hostOf(hop.from.uri)}/`;
  return [
    ...notifyExchange(hop, xcapDiffDocument(root, changed)),
    ...(first ? groupExchange(hop, group) : []),
    ...(hop.ends ? [] : keyExchange(hop, keys, keyDocument)),
  ];
}

/** Whether the document of the group is fetched as well: in the first run of an act that changes it. */
const fetchesGroup = ({ procedure, groupChanged = true }: Hop) => procedure === 1 && groupChanged;

function notifyExchange(hop: Hop, body: string): readonly CarrierMessage[] {
  const { from, to, act = 1 } = hop;
  const dialog = [
    `Via: SIP/2.0/TLS ${hostOf(from.uri)};branch=z9hG4bK7a${act}${hop.procedure}`,
    `From: <${from.uri}>;tag=g77`,
    `To: <${to.uri}>;tag=a31`,
    `Call-ID: f3c1@${clientAddress}`,
    `CSeq: ${2 * (act - 1) + hop.procedure} NOTIFY`,
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
  const again: readonly CarrierNote[] = fetchesGroup(hop) ? [] : ['group-unchanged'];
  const notes = ['clause-cited', 'addresses', ...inClear(hop), 'key-selector', ...again] as const;
  const answered = { notes: ['addresses'], clause: 'RFC 3261 §7.2', text: ok } as const;
  return [
    carried(hop, 'down', 'notify', { notes, clause: 'TS 24.481 §6.3.13', text: notify }),
    carried(hop, 'up', 'notify-ok', answered),
  ];
}

/** The URIs beside a payload that hides them. */
const inClear = ({ hidden }: Hop): readonly CarrierNote[] => (hidden ? ['uri-in-clear'] : []);

type Document = Readonly<{ selector: string; etag: string }>;

const get = ({ selector }: Document, host: string) =>
  composeTextMessage(`GET /${selector} HTTP/1.1`, [`Host: ${host}`, bearer], null);

const answer = ({ etag }: Document, mediaType: string, body: string) =>
  composeTextMessage('HTTP/1.1 200 OK', [`Content-Type: ${mediaType}`, `ETag: "${etag}"`], body);

function groupExchange(hop: Hop, document: Document): readonly CarrierMessage[] {
  const body = groupDocument(hop.group);
  return [
    carried(hop, 'up', 'get-group', {
      notes: ['clause-cited', 'token'],
      clause: 'TS 24.481 §6.2.2.2',
      text: get(document, hostOf(hop.from.uri)),
    }),
    carried(hop, 'down', 'group-document', {
      notes: ['clause-cited', 'no-member-list'],
      clause: 'TS 24.481 §7.2',
      text: answer(document, 'application/vnd.oma.poc.groups+xml', body),
    }),
  ];
}

function keyExchange(
  hop: Hop,
  document: Document,
  keyDocument: KeyDocument,
): readonly CarrierMessage[] {
  const both = keyDocument === 'both-payloads';
  const body = gktpDocument(both ? allLabelled(hop) : newLabelled(hop), hop.group);
  const again: CarrierNote = both ? 'keys-kept' : 'keys-replaced';
  const kept: readonly CarrierNote[] = hop.held.length === 0 ? [] : [again];
  return [
    carried(hop, 'up', 'get-keys', {
      notes: ['token', ...inClear(hop), 'key-selector'],
      clause: 'RFC 4825 §6',
      text: get(document, hostOf(hop.from.uri)),
    }),
    carried(hop, 'down', 'key-document', {
      notes: ['clause-cited', 'key-media-type', 'gktp-id', ...kept],
      clause: 'TS 24.481 §7.7',
      text: answer(document, 'application/xml', body),
    }),
  ];
}

/** Forming a temporary group, and its tear-down. Both as implementations cite them. */
const gmopClauseOf = ({ ends }: Hop): Clause => (ends ? 'TS 24.481 §6.3.15' : 'TS 24.481 §6.3.14');

/** Every payload the receiver was ever given, each with a label of its own. */
const allLabelled = ({ held, payloads }: Hop) => labelled([...held, ...payloads]);

/** The same labels, without the payloads of before. */
const newLabelled = (hop: Hop) => allLabelled(hop).slice(hop.held.length);

function gmopRequest(hop: Hop): CarrierMessage {
  const { from, to, group } = hop;
  const path = `/org.openmobilealliance.groups/global/byGroupID/${encodeURI(group.uri)}`;
  return carried(hop, 'down', 'gmop-request', {
    notes: ['gmop-clause', ...inClear(hop), 'gmop-operation', 'gktp-id'],
    clause: gmopClauseOf(hop),
    text: composeTextMessage(
      `POST ${path} HTTP/1.1`,
      [
        `Host: ${hostOf(to.uri)}`,
        `X-3GPP-Asserted-Identity: "${from.uri}"`,
        'Content-Type: application/vnd.3gpp.GMOP+xml',
      ],
      gmopDocument(newLabelled(hop), group),
    ),
  });
}

function gmopAnswer(hop: Hop): CarrierMessage {
  const accepted = hop.name === 'ok';
  return carried(hop, 'down', 'gmop-answer', {
    notes: accepted ? ['gmop-clause'] : ['gmop-clause', 'gmop-error'],
    clause: gmopClauseOf(hop),
    text: composeTextMessage(accepted ? 'HTTP/1.1 200 OK' : 'HTTP/1.1 403 Forbidden', []),
  });
}
