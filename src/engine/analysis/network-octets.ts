import { type CarrierName, carrierNames } from '../signalling/carrier-message.ts';
import type { KeyDocument, Network } from '../signalling/carrier-options.ts';
import type { CarrierLedger, CarrierOctets } from './carrier-ledger.ts';

/** What lies under the stage 3 messages, in a model that is this tool's own: each message counts as one packet
 *  with one header of each layer. No segments, acknowledgements, handshakes or compression. */

/** Sources: RFC 791 §3.1, RFC 8200 §3. */
const ipHeader = { ipv4: 20, ipv6: 40 } as const;
/** Source: RFC 768. */
const udpHeader = 8;
/** Sources: RFC 9293 §3.1; RFC 7323 App. A (two octets that fill, ten of the time stamps). */
const tcpHeader = 20;
const timestamps = 12;
/** A record of TLS 1.3: its header, the content type inside, the tag of AES-GCM. Source: RFC 8446 §5.2. */
const tlsRecord = 5 + 1 + 16;

const ofSip: readonly CarrierName[] = [
  'notify',
  'notify-ok',
  'register',
  'register-answer',
  'key-message',
  'key-message-ok',
];

/** Octets of headers under one stage 3 message. */
export function headerOctets(name: CarrierName, network: Network): number {
  const overTcp = network.sip === 'tcp' || !ofSip.includes(name);
  const tcp = tcpHeader + (network.tcpOptions ? timestamps : 0) + (network.tls ? tlsRecord : 0);
  return ipHeader[network.ip] + (overTcp ? tcp : udpHeader);
}

type Counted = Pick<CarrierLedger, 'messages' | 'memberMessages' | 'octets'>;

/** Octets of the stage 3 messages of a run, with what lies under them; `network` null: as written. */
export function networkOctets(
  { messages, memberMessages, octets }: Counted,
  keyDocument: KeyDocument,
  network: Network | null,
): CarrierOctets {
  const written = octets[keyDocument];
  if (network === null) return written;
  const under = (counts: CarrierLedger['messages'], names: readonly CarrierName[] = carrierNames) =>
    names.reduce((sum, name) => sum + counts[name] * headerOctets(name, network), 0);
  const onAir = carrierNames.filter((name) => !betweenServers.includes(name));
  return {
    inAll: written.inAll + under(messages),
    air: written.air + under(messages, onAir),
    member: written.member + under(memberMessages),
  };
}

const betweenServers: readonly CarrierName[] = ['gmop-request', 'gmop-answer'];
