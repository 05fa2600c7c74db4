import { base64 } from '@scure/base';
import type { Actor } from '../model/actors.ts';
import type { Clause } from '../model/sources.ts';
import { hostOf } from '../model/uris.ts';
import type { CarrierMessage, CarrierName, CarrierNote, Hop } from './carrier-message.ts';
import { composeTextMessage, octetCount, userOf } from './text-message.ts';

/** The messages of stage 3 that carry a key between a UE and its MCPTT server. Which message that is, an
 *  implementation tells; its form was read in no clause. */

const clientAddress = '192.0.2.10';

/** A key of a UE goes with its registration, whose answer tells what became of it; a key of the server goes in
 *  a message, and what becomes of that has no message of its own. */
export function serverMessages(hop: Hop): readonly CarrierMessage[] {
  if (hop.name === 'key-upload') return [register(hop)];
  if (hop.name === 'key-download') return [message(hop), messageOk(hop)];
  return hop.to.kind === 'ue' ? [registerAnswer(hop)] : [];
}

const dialogOf = (user: Actor, method: string, number: number) => [
  `Via: SIP/2.0/TLS ${clientAddress}:5061;branch=z9hG4bK9c${number}`,
  `From: <${user.uri}>;tag=u1`,
  `Call-ID: c7d1@${clientAddress}`,
  `CSeq: ${number} ${method}`,
];

const mikey = ['Content-Type: application/mikey', 'Content-Transfer-Encoding: base64'];

/** The URIs beside a payload that hides them. */
const inClear = ({ hidden }: Hop): readonly CarrierNote[] => (hidden ? ['uri-in-clear'] : []);

const bodyOf = ({ payloads }: Hop) =>
  payloads.map(({ octets }) => `${base64.encode(octets)}\r\n`).join('');

function register(hop: Hop): CarrierMessage {
  const { from, to, act = 1 } = hop;
  const text = composeTextMessage(
    `REGISTER sip:${hostOf(to.uri)} SIP/2.0`,
    [
      ...dialogOf(from, 'REGISTER', act),
      `To: <${from.uri}>`,
      `Contact: <sip:${userOf(from.uri)}@${clientAddress}:5060>;expires=600000`,
      'Max-Forwards: 70',
      ...mikey,
    ],
    bodyOf(hop),
  );
  return made(hop, 'register', text, [
    'register-or-publish',
    'mikey-body',
    ...inClear(hop),
    'addresses',
  ]);
}

function registerAnswer(hop: Hop): CarrierMessage {
  const { to: user, act = 1, name } = hop;
  const accepted = name === 'ok';
  const start = accepted ? 'SIP/2.0 200 OK' : 'SIP/2.0 403 Forbidden';
  const text = composeTextMessage(start, [
    ...dialogOf(user, 'REGISTER', act),
    `To: <${user.uri}>;tag=s1`,
  ]);
  const notes = accepted ? (['addresses'] as const) : (['addresses', 'register-error'] as const);
  return made(hop, 'register-answer', text, notes);
}

const toUser = ({ from, to, act = 1 }: Hop) => [
  `Via: SIP/2.0/TLS ${hostOf(from.uri)};branch=z9hG4bK5e${act}`,
  `From: <${from.uri}>;tag=m1`,
  `Call-ID: e5a2@${hostOf(from.uri)}`,
  `CSeq: ${act} MESSAGE`,
  `To: <${to.uri}>`,
];

function message(hop: Hop): CarrierMessage {
  const text = composeTextMessage(
    `MESSAGE sip:${userOf(hop.to.uri)}@${clientAddress}:5060 SIP/2.0`,
    [...toUser(hop), 'Max-Forwards: 70', ...mikey],
    bodyOf(hop),
  );
  return made(hop, 'key-message', text, [
    'key-message',
    'mikey-body',
    ...inClear(hop),
    'addresses',
  ]);
}

function messageOk(hop: Hop): CarrierMessage {
  const text = composeTextMessage('SIP/2.0 200 OK', toUser(hop));
  const back = { ...hop, from: hop.to, to: hop.from };
  return made(back, 'key-message-ok', text, ['addresses']);
}

const clauses: Partial<Record<CarrierName, Clause>> = {
  register: 'TS 33.180 §5.4',
  'key-message': 'TS 33.180 §5.8.1',
};

function made(
  { from, to }: Pick<Hop, 'from' | 'to'>,
  name: CarrierName,
  text: string,
  notes: readonly CarrierNote[],
): CarrierMessage {
  const isRequest = name === 'register' || name === 'key-message';
  const ends = { from: from.id, to: to.id };
  return {
    name,
    ...ends,
    isRequest,
    clause: clauses[name] ?? 'RFC 3261 §7.2',
    notes,
    text,
    octets: octetCount(text),
  };
}
