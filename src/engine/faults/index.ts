import type { Fault } from './fault.ts';
import { notificationLost } from './notification-lost.ts';
import { signatureBitFlip } from './signature-bit-flip.ts';

/** Every fault, in the order of the catalogue. */
export const faults: readonly Fault[] = [signatureBitFlip, notificationLost] as readonly Fault[];

const byId = new Map(faults.map((fault) => [fault.id, fault]));

/** The fault with that id; undefined where there is none. */
export const faultById = (id: string): Fault | undefined => byId.get(id);
