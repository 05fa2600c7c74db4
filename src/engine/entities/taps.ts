import type { McpttUe } from '../checks/reception.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { encodeUnsignedMessage } from '../mikey/index.ts';
import type { Context } from '../model/context.ts';
import type { Scope } from '../trace/recording.ts';
import type { MessageEvent, MessageFate } from '../trace/trace.ts';
import type { Attack } from './attack.ts';
import type { Gmk, Gms, Recipient, SealedKey } from './parties.ts';

/** The places of a run where something may go wrong. What happens there is not known here: a tap
 *  hands a value on as it is unless the context of the run alters it. */

/** How a notification reaches its receiver. */
export type Delivery = Readonly<{
  fate: MessageFate;
  /** The URI of the sender as the SIP part of the notification gives it. */
  senderUri: string;
  /** Octets of each payload as they arrive, in the order they arrive. */
  payloads: MessageEvent['payloads'];
  /** How long it is on its way. */
  delaySeconds: number;
  /** How often it arrives. */
  copies: number;
  /** Arrives only after the notification of the next run of the procedure. */
  held: boolean;
}>;

export type TapPoints = {
  /** A KMS certificate on its way to the actor of the scope; null: it never arrives. */
  certificate: KmsCertificate | null;
  /** A key set on its way to the actor of the scope. */
  keySet: KmsKeySet;
  /** The GMKs of a run of the procedure, when the GMS has drawn them. */
  drawn: readonly Gmk[];
  /** The GMS that makes a notification, the one it is for, and the GMKs that go into it. */
  sender: Gms;
  recipient: Recipient;
  gmks: readonly Gmk[];
  /** The identifier a key goes out under: the GUK-ID of a GMK. */
  gukId: number;
  /** A key sealed for its receiver. */
  sealed: SealedKey;
  /** A message before it is encoded, before it is signed, and signed. */
  parts: Parameters<typeof encodeUnsignedMessage>[0];
  unsigned: Uint8Array;
  signed: Uint8Array;
  /** Somebody outside who gets at a notification on its way; null: nobody does. */
  attack: Attack | null;
  /** A notification on its way, and the answer to it. */
  delivery: Delivery;
  answer: MessageFate;
  /** A receiver before a notification arrives. */
  receiver: McpttUe;
  /** The GMKs a partner GMS passes on to its users. */
  passedOn: readonly Gmk[];
  /** Whether a partner GMS gives them away to somebody outside. */
  leaks: boolean;
};

/** What a run is given, with its taps. */
export type RunContext = Context<TapPoints>;

/** The value at a tap of the run, altered or not. */
export function tap<P extends keyof TapPoints>(
  context: RunContext,
  scope: Scope,
  point: P,
  value: TapPoints[P],
): TapPoints[P] {
  return context.alter === undefined ? value : context.alter(point, value, scope);
}
