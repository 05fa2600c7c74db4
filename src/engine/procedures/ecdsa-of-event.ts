import { type EcdsaInstance, eccsiAsEcdsa } from '../crypto/eccsi-as-ecdsa.ts';
import { EngineError } from '../model/failures.ts';
import type { Working } from '../model/named-value.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** A verification of a run as ECDSA, and what our own code said of it. */
export type VerifiedEcdsa = Readonly<{ ecdsa: EcdsaInstance; valid: boolean }>;

/** The signature an event verified, in the form another implementation can verify; `null` for every
 *  other event and for what is refused before any calculation (`eccsiAsEcdsa`). */
export function ecdsaOfEvent(event: TraceEvent): VerifiedEcdsa | null {
  if (event.kind !== 'compute' || event.operation !== 'eccsi-verify') return null;
  const { inputs, outputs } = event.working;
  const ecdsa = eccsiAsEcdsa({
    kpak: octetsOf(inputs, 'KPAK'),
    id: octetsOf(inputs, 'ID'),
    message: octetsOf(inputs, 'M'),
    signature: octetsOf(inputs, 'SIG'),
  });
  const valid = outputs.find(({ name }) => name === 'valid')?.value === true;
  return ecdsa === null ? null : { ecdsa, valid };
}

function octetsOf(values: Working['inputs'], name: string): Uint8Array {
  const value = values.find((candidate) => candidate.name === name)?.value;
  if (value instanceof Uint8Array) return value;
  throw new EngineError('working', `the verification does not record ${name}`);
}
