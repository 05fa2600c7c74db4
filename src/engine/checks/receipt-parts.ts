import type { CheckName } from './index.ts';

/** What a receiver of a notification finds out, one after the other: that it is well-formed and fresh,
 *  from whom and for whom it is, what is in it, and whether the key may be kept. */
export const receiptParts = ['form', 'whom', 'opened', 'stored'] as const;
export type ReceiptPart = (typeof receiptParts)[number];

/** What each check helps to find out; null for key material and packets. It stands apart from the
 *  checks themselves, since the page needs it before it needs what they compute with. */
const parts: Readonly<Record<CheckName, ReceiptPart | null>> = {
  certificate: null,
  uid: null,
  'eccsi-keys': null,
  'sakke-keys': null,
  'partner-certificate': null,
  format: 'form',
  timestamp: 'form',
  rand: 'form',
  replay: 'form',
  receiver: 'whom',
  initiator: 'whom',
  kms: 'whom',
  period: 'whom',
  signature: 'whom',
  'initiator-uid': 'whom',
  authorised: 'whom',
  'sakke-parameters': 'opened',
  decapsulation: 'opened',
  'cs-map': 'opened',
  'guk-id': 'opened',
  'sp-policy': 'opened',
  'key-parameters': 'opened',
  group: 'stored',
  revoked: 'stored',
  'duplicate-gmk-id': 'stored',
  lifetime: 'stored',
  'dual-complete': 'stored',
  mki: null,
  packet: null,
  'key-separation': null,
};

export const receiptPartOf = (name: CheckName): ReceiptPart | null => parts[name];
