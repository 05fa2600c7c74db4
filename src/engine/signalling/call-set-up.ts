import { voicePayloadType } from '../mcptt/rtp-packet.ts';
import type { Actor } from '../model/actors.ts';
import type { Clause } from '../model/sources.ts';
import { composeTextMessage, userOf } from './text-message.ts';

/** The set-up of a call in which the keys are used, shortened to what tells a reader of packets where voice
 *  and floor control go: an INVITE and its answer, with the secured profile and no keys, since those are
 *  there. Floor control goes to the port behind that of voice, where analysers look for SRTCP. No message
 *  of a run. Sources: RFC 3261 §13, RFC 3711 §12 (RTP/SAVP). */

export type CallEnd = Readonly<{ actor: Actor; address: string }>;

export type CallMessage = Readonly<{ clause: Clause; text: string }>;

/** INVITE of the one who talks first, and 200 OK. */
export function callMessages(
  from: CallEnd,
  to: CallEnd,
  voicePort: number,
): readonly [CallMessage, CallMessage] {
  const dialog = [
    `Via: SIP/2.0/UDP ${from.address}:5060;branch=z9hG4bKc411`,
    `From: <${from.actor.uri}>;tag=c1`,
  ];
  const call = [`Call-ID: c411@${from.address}`, 'CSeq: 1 INVITE'];
  const sdp = 'Content-Type: application/sdp';
  const contact = ({ actor, address }: CallEnd) => `Contact: <sip:${userOf(actor.uri)}@${address}>`;
  const invite = composeTextMessage(
    `INVITE sip:${userOf(to.actor.uri)}@${to.address}:5060 SIP/2.0`,
    [...dialog, `To: <${to.actor.uri}>`, ...call, contact(from), 'Max-Forwards: 70', sdp],
    sessionOf(from, voicePort),
  );
  const ok = composeTextMessage(
    'SIP/2.0 200 OK',
    [...dialog, `To: <${to.actor.uri}>;tag=c2`, ...call, contact(to), sdp],
    sessionOf(to, voicePort),
  );
  return [
    { clause: 'RFC 3261 §13.2', text: invite },
    { clause: 'RFC 3261 §13.3', text: ok },
  ];
}

/** What one end says of its media. */
function sessionOf({ address }: CallEnd, voicePort: number): string {
  const lines = [
    'v=0',
    `o=- 1 1 IN IP4 ${address}`,
    's=-',
    `c=IN IP4 ${address}`,
    't=0 0',
    `m=audio ${voicePort} RTP/SAVP ${voicePayloadType}`,
    `a=rtpmap:${voicePayloadType} AMR-WB/16000/1`,
    `a=fmtp:${voicePayloadType} octet-align=1`,
    `m=application ${voicePort + 1} udp MCPTT`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
