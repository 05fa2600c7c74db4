import { useMemo } from 'react';
import { type Found, isEmptyMaterial, type KeyMaterial, receiversOf } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { bundleUsers } from './bundle-users.ts';
import { listedOf } from './opening.ts';

/** Who an input can be opened as, and how that is told: with the keys of a bundle, or those held. */
export type Receivers = Readonly<{
  able: readonly string[];
  /** Who opens it unless somebody else is chosen. */
  receiver: string | null;
  /** Whom the bundle or the message names. */
  named: string | null;
  hint: 'open.asHint' | 'open.asHintHeld';
  namedLabel: 'open.asResponder' | 'open.asNamed' | 'open.asNamedWithoutKeys';
}>;

/** Of a message alone: everybody with a decryption key that is held, and whom it names, keys or not. */
export function useReceivers(text: string, found: Found | null, picked: number): Receivers {
  const material = useAppStore(({ heldKeys }) => heldKeys.material);
  return useMemo(() => {
    const { able, receiver } = bundleUsers(text);
    const hint = 'open.asHint' as const;
    const isAble = receiver === null || able.includes(receiver);
    const own: Receivers = {
      able: isAble ? able : [receiver, ...able],
      receiver: receiver ?? able[0] ?? null,
      ...{ named: receiver, hint },
      namedLabel: isAble ? 'open.asResponder' : 'open.asNamedWithoutKeys',
    };
    return heldReceivers(material, found, picked) ?? own;
  }, [text, found, picked, material]);
}

function heldReceivers(
  material: KeyMaterial,
  found: Found | null,
  picked: number,
): Receivers | null {
  if (!found?.ok || found.document !== undefined || isEmptyMaterial(material)) return null;
  const message = listedOf(found).messages[picked];
  if (!message) return null;
  const { named, able } = receiversOf(material, message.octets);
  const isHeld = named === null || able.includes(named);
  return {
    able: isHeld ? able : [named, ...able],
    receiver: named ?? (able.length === 1 ? (able[0] ?? null) : null),
    named,
    hint: 'open.asHintHeld',
    namedLabel: isHeld ? 'open.asNamed' : 'open.asNamedWithoutKeys',
  };
}
