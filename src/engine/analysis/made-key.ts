import type { ComputeEvent, TraceEvent } from '../trace/trace.ts';

/** A key that somebody makes, with its identifier, whatever its kind is called. */
export type MadeKey = Readonly<{ key: Uint8Array; keyId: Uint8Array }>;

/** What a calculation makes; null for one that makes no key. */
export function madeKeyIn(event: ComputeEvent): MadeKey | null {
  // The working of a calculation is unpacked when it is looked at: that of no other is.
  if (event.operation !== 'gmk') return null;
  const { outputs } = event.working;
  const made = outputs.find(({ secret }) => secret);
  const key = made?.value;
  const keyId = outputs.find(({ name }) => name === `${made?.name}-ID`)?.value;
  return key instanceof Uint8Array && keyId instanceof Uint8Array ? { key, keyId } : null;
}

/** The same of any event. */
export const madeKeyOf = (event: TraceEvent): MadeKey | null =>
  event.kind === 'compute' ? madeKeyIn(event) : null;
