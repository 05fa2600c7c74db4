import { fact } from '../model/fact.ts';
import { answerOf, type Found, type FoundMessage, note, startFindings } from './found.ts';
import { finishPacketSearch, searchPacket, startPacketSearch } from './packet-search.ts';
import { pcapPackets } from './pcap.ts';
import { pcapngPackets } from './pcapng.ts';

const readers = { pcap: pcapPackets, pcapng: pcapngPackets } as const;

/** The messages in the packets of a capture, by packet number. */
export function findInCapture(file: Uint8Array, kind: 'pcap' | 'pcapng'): Found {
  const findings = startFindings();
  const search = startPacketSearch();
  const packets = readers[kind](file);
  let count = 0;
  let step = packets.next();
  for (; !step.done; step = packets.next()) {
    count += 1;
    searchPacket(search, step.value, findings);
  }
  if (step.value) note(findings, step.value);
  finishPacketSearch(search, findings);
  findings.messages.sort((a, b) => packetOf(a) - packetOf(b));
  const taken =
    kind === 'pcap' ? fact('found.taken.pcap', { count }) : fact('found.taken.pcapng', { count });
  return answerOf(taken, findings, fact('found.problem.none', { looks: taken }));
}

/** The packet a message was found in. */
function packetOf({ from }: FoundMessage): number {
  const [place] = from.facts.places as readonly Readonly<{ facts: { number?: number } }>[];
  return place?.facts.number ?? 0;
}
