import { useEffect, useState } from 'react';
import type { KeyRecord, OpenedPacket } from '../../engine/index.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import type { Listed } from './opening.ts';

/** What became of the first packets so far, in their order. */
export type OpenedPackets = readonly OpenedPacket[];

const none: OpenedPackets = [];

/** Opens packets with the keys held and those that the messages beside them brought, once these are known
 *  (`settled`). */
export function usePackets(
  { messages, packets }: Listed,
  records: readonly KeyRecord[],
  settled: boolean,
): OpenedPackets {
  const { openPackets } = useAppStoreApi().getState();
  const material = useAppStore(({ heldKeys }) => heldKeys.material);
  const [known, setKnown] = useState<Readonly<{ of: unknown; opened: OpenedPackets }> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other keys held open other packets
  useEffect(() => {
    if (!settled || packets.length === 0) return;
    const aborting = new AbortController();
    const users = [...messages, ...packets].flatMap(({ who }) =>
      [who?.from, who?.to].filter((uri) => uri !== undefined),
    );
    const plain = packets.map(({ kind, octets }) => ({ kind, octets }));
    const opened: OpenedPacket[] = [];
    const take = (some: OpenedPackets) => {
      opened.push(...some);
      setKnown({ of: packets, opened: [...opened] });
    };
    void openPackets(
      { packets: plain, records, users: [...new Set(users)] },
      take,
      aborting.signal,
    );
    return () => aborting.abort();
  }, [messages, packets, records, settled, material, openPackets]);
  return known?.of === packets ? known.opened : none;
}
