import type { Context } from '../model/context.ts';
import type { Round } from '../model/plan.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import type { MessageEvent, MessagePayload } from '../trace/trace.ts';
import type { Gmk, Gms, Recipient } from './parties.ts';

/** Somebody outside the systems who gets at a notification on its way. */
export type Attack = Readonly<{
  /** Whether the notification of the GMS is kept from its receiver, or reaches it first. */
  intercepts: boolean;
  /** What the outsider does, with events of its own. Its random values come from streams of its own, and
   *  nothing disturbs it. */
  act: (context: Context, scope: Scope, at: Attacked) => Steps<Injection>;
}>;

/** The notification that is attacked: what its GMS has made it of, and whom it is for. */
export type Attacked = Readonly<{
  gms: Gms;
  round: Round;
  gmks: readonly Gmk[];
  recipient: Recipient;
  notification: MessageEvent;
}>;

/** What the outsider sends to the receiver. */
export type Injection = Readonly<{
  payloads: readonly MessagePayload[];
  /** The sender its SIP part gives. */
  senderUri: string;
  /** The GMKs of these payloads that the outsider knows. */
  knows: readonly Gmk[];
}>;
