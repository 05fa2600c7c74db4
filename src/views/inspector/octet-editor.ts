import { type ComponentType, createContext, useContext } from 'react';
import type { MessageEvent } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

/** What edits the octets of a payload; the page gives it to the inspector. */
export type OctetEditor = ComponentType<Readonly<{ message: MessageEvent; payload: number }>>;

export const OctetEditorContext = createContext<OctetEditor | null>(null);

/** The editor, where this payload is the one that is edited. */
export function useOctetEditor(message: MessageEvent, payload: number): OctetEditor | null {
  const editor = useContext(OctetEditorContext);
  const edited = useAppStore((state) => state.edited);
  const isThis = edited?.messageId === message.id && edited.payload === payload;
  return isThis ? editor : null;
}
