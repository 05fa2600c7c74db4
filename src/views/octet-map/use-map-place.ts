import { useMemo } from 'react';
import { eventIndex } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { ProbeTask } from '../../worker/engine-client.ts';

/** The payload of the map in the run on the screen; null where that run has no such payload. */
export function useMapPlace(): Pick<ProbeTask, 'source' | 'place'> | null {
  const wanted = useAppStore((state) => state.octetMap);
  const events = useAppStore((state) => state.trace.events);
  const source = useAppStore((state) => state.trace.source);
  return useMemo(() => {
    const message = wanted && events[eventIndex(events, wanted.messageId)];
    if (!wanted || message?.kind !== 'message' || !message.payloads[wanted.payload]) return null;
    const { messageId, payload } = wanted;
    return { source, place: { messageId, payload, to: message.to } };
  }, [wanted, events, source]);
}
